package io.muster.comparison;

import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.PathStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference in the new version.
 *
 * @param process that contains it, or empty if it belongs to none
 * @param element its id, or empty if it belongs to none
 * @param tiers in which it applies; empty if it does not depend on tiers
 * @param sentence in plain words
 * @param before the old value, or null
 * @param after the new value, or null
 * @param path the shortest path that shows it, or empty
 */
public record Difference(
        Kind kind,
        Effect effect,
        String process,
        String element,
        List<Integer> tiers,
        String sentence,
        @Nullable String before,
        @Nullable String after,
        List<PathStep> path) {

    /** What it concerns, the most important first. */
    public enum Kind {
        /** Not all paths of a version could be explored. */
        UNDECIDED,
        /** A control that was certain or possible before a guarded step no longer is. */
        CONTROL_DROPPED,
        /** A guarded step can be reached that could not before, or with fewer controls. */
        WAY_TO_GUARD,
        /** A step that puts something right can no longer be reached. */
        GUARD_GONE,
        /** A property of the proof. */
        PROMISE,
        CONTROL_ADDED,
        SEPARATION,
        PEOPLE,
        DECISION,
        DEADLINE,
        CONDITION,
        ELEMENT_REMOVED,
        ELEMENT_ADDED,
        ELEMENT_CHANGED
    }

    public Difference {
        tiers = List.copyOf(tiers);
        path = List.copyOf(path);
    }

    static Difference of(Kind kind, Effect effect, Element element, String sentence) {
        return between(kind, effect, element, sentence, null, null);
    }

    static Difference between(
            Kind kind,
            Effect effect,
            Element element,
            String sentence,
            @Nullable String before,
            @Nullable String after) {
        return new Difference(
                kind, effect, element.process(), element.id(), List.of(), sentence, before, after, List.of());
    }

    /** The sentence, and the path that shows it. */
    public String inWords() {
        return path.isEmpty() ? sentence : "%s: %s".formatted(sentence, Violation.inWords(path));
    }

    /** The same difference marked as weaker, so that people judge its effect on the controls. */
    Difference weaker() {
        return new Difference(kind, Effect.WEAKER, process, element, tiers, sentence, before, after, path);
    }

    public boolean weakens() {
        return effect == Effect.WEAKER;
    }

    /** The effect of a difference on the controls. */
    public enum Effect {
        /** Something is controlled less than before, or it cannot be shown that it is not. */
        WEAKER("Weaker"),
        STRONGER("Stronger"),
        NEITHER("No difference in controls");

        private final String heading;

        Effect(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }
}
