package io.muster.diagrams;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Where findings go. */
@FunctionalInterface
interface ProblemCollector {

    /** @param what is wrong with the element, a sentence without full stop */
    void refuse(Rule rule, Element element, String what);
}
