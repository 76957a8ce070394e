package io.muster.verification.search;

import java.util.BitSet;

/**
 * Tokens that are put off for ever: states from which none is reached where the moves of all tokens were tried (the ignoring
 * problem: Valmari, Stubborn Sets for Reduced State Space Generation, 1991). A token that goes round may send off others whose
 * end closes the round of states, or all moves of the tokens that were tried may end in an incident.
 */
final class Neglect {

    private final Journal journal;
    private final BitSet triedAll = new BitSet();

    Neglect(Journal journal) {
        this.journal = journal;
    }

    /** The moves of all tokens were tried there. */
    void triedAll(int state) {
        triedAll.set(state);
    }

    /**
     * Where the moves of all tokens must be tried, so that every state leads to such a one. The last of them come first: those
     * before mostly lead there.
     */
    BitSet find(int states) {
        var sources = journal.sources(states);
        var leadOn = new BitSet();
        triedAll.stream().filter(state -> !leadOn.get(state)).forEach(state -> sources.add(leadOn, state));
        var found = new BitSet();
        for (var state = leadOn.previousClearBit(states - 1); state >= 0; state = leadOn.previousClearBit(state)) {
            found.set(state);
            sources.add(leadOn, state);
        }
        return found;
    }
}
