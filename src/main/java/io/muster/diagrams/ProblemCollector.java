package io.muster.diagrams;

import io.muster.processfiles.FileElement;

/** The receiver of problems found by the checks. */
@FunctionalInterface
interface ProblemCollector {

    /** @param what is wrong with the element, a sentence without full stop */
    void refuse(Rule rule, FileElement element, String what);
}
