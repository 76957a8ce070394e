package io.muster.verification.search.semantics;

import io.muster.verification.net.NodeAction;
import io.muster.verification.search.state.TrackedVariables;

/** The copying of variables from one process to another when it is called or returns. */
record VariableMapping(TrackedVariables vocabulary) {

    /** A word keeps its meaning if the other process knows it, and stays void if it was. */
    void carry(NodeAction.Handover handover, int[] from, int[] to) {
        var source = vocabulary.index(handover.source());
        var target = vocabulary.index(handover.target());
        if (source < 0 || target < 0) {
            return;
        }
        var domain = vocabulary.domain(source);
        var word = domain.word(from[source]);
        var value = word == null ? from[source] : vocabulary.domain(target).value(word);
        to[target] = domain.isStale(from[source]) ? vocabulary.domain(target).voided(value) : value;
    }
}
