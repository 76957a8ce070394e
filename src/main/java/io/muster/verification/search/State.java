package io.muster.verification.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a process instance can be: its tokens, the controls that count, and whether a failed deployment is still to be
 * put right.
 */
final class State {

    final Token root;
    long controls;
    boolean failed;

    State(Token root, long controls, boolean failed) {
        this.root = root;
        this.controls = controls;
        this.failed = failed;
    }

    State copy() {
        return new State(root.copy(), controls, failed);
    }

    boolean isEnded() {
        return root.inside.isEmpty();
    }

    List<Token> tokens() {
        var all = new ArrayList<Token>();
        root.list(all);
        return all;
    }

    /** Whether a control's outcome is a word outside its closed set: the engine plugin should make that impossible. */
    boolean hasUnknown(Vocabulary vocabulary) {
        return tokens().stream()
                .filter(token -> token.values != null)
                .anyMatch(token -> IntStream.range(0, token.values.length)
                        .anyMatch(index -> vocabulary.domain(index).isUnheardOf(token.values[index])));
    }
}
