package io.muster.lifecycle.diagram;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Where findings go. */
@FunctionalInterface
interface Refusals {

    /** @param what is wrong with the element, a sentence without full stop */
    void refuse(Rule rule, Element element, String what);
}
