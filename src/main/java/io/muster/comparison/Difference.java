package io.muster.comparison;

import io.muster.verification.model.PathStep;
import io.muster.verification.model.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different in the new version.
 *
 * @param process in which it is, or empty where it belongs to none
 * @param element its id, or empty where it belongs to none
 * @param tiers for which it is so; empty where it does not depend on tiers
 * @param sentence in plain words
 * @param before what was there, or null
 * @param after what is there now, or null
 * @param path the shortest way on which it shows, or empty
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

    /** What it is about, the most important first. */
    public enum Kind {
        /** Not all ways of a version could be seen. */
        UNDECIDED,
        /** A control that was certain or possible before a guarded step is so no more. */
        CONTROL_DROPPED,
        /** A guarded step can be reached that could not, or with fewer controls. */
        WAY_TO_GUARD,
        /** What puts something right can no longer be reached. */
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

    /** The sentence, and the way on which it shows. */
    public String inWords() {
        return path.isEmpty() ? sentence : "%s: %s".formatted(sentence, Violation.inWords(path));
    }

    /** The same, where what it does to the controls is for people to judge. */
    Difference weaker() {
        return new Difference(kind, Effect.WEAKER, process, element, tiers, sentence, before, after, path);
    }

    public boolean weakens() {
        return effect == Effect.WEAKER;
    }
}
