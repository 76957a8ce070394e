package io.muster.verification.search.state;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A state of a process instance: its tokens, the controls that count and those that were refused, and whether a failed
 * deployment is still to be put right.
 */
public final class State {

    public final Token root;
    public long controls;
    public boolean failed;
    /** Controls whose last sign-off did not accept. */
    public long rejected;
    /** Controls whose last outcome was a word outside the closed set, no matter where it was written. */
    public long unheard;

    public State(Token root, long controls, boolean failed) {
        this.root = root;
        this.controls = controls;
        this.failed = failed;
    }

    public State copy() {
        var copy = new State(root.copy(), controls, failed);
        copy.rejected = rejected;
        copy.unheard = unheard;
        return copy;
    }

    /** A sign-off is requested again, or the artifact changed: earlier answers no longer count. */
    public void forgetAnswers(long controls) {
        rejected &= ~controls;
        forgetUnheard(controls);
    }

    public void forgetUnheard(long controls) {
        unheard &= ~controls;
    }

    public boolean isEnded() {
        return root.inside.isEmpty();
    }

    public List<Token> tokens() {
        var all = new ArrayList<Token>();
        root.list(all);
        return all;
    }

    /**
     * Whether a control's outcome is a word outside its closed set, which the engine plugin should make impossible.
     */
    public boolean hasUnknown(TrackedVariables vocabulary) {
        return unheard != 0
                || tokens().stream()
                        .filter(token -> token.values != null)
                        .anyMatch(token -> IntStream.range(0, token.values.length)
                                .anyMatch(index -> vocabulary.domain(index).isUnheardOf(token.values[index])));
    }
}
