package io.muster.verification;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Everywhere the proof does not follow the engine exactly, or not without end. Sound: whatever the engine can do is looked at,
 * and perhaps more, so that nothing is missed and a sound diagram may be refused. Refused: what lies beyond is not deployed.
 */
public enum Approximation {
    EQUAL_TOKENS(
            Kind.SOUND,
            "equal tokens in one place are counted up to 2, or to the largest number of instances at once that is written down; beyond that they are *more*"),
    EVENTS_THAT_REPEAT(
            Kind.SOUND,
            "messages, cycle timers, conditions and event sub-processes come any number of times; a cycle's own number is not read"),
    INSTANCES_OF_A_VARIABLE(Kind.SOUND, "a number of instances that a variable or a collection gives is any"),
    INSTANCES_WRITTEN_DOWN(Kind.REFUSED, "more than 20 instances, where the number is written down"),
    COMPLETION_CONDITIONS(Kind.SOUND, "a completion condition may hold after each instance"),
    COMPENSATION(Kind.SOUND, "what was completed more than once is undone any number of times, at least twice"),
    HEAPS(Kind.REFUSED, "more than 8 waiting tokens that a round sends to one place"),
    REMINDERS(Kind.SOUND, "a timer that comes once may come again where nothing follows it that anybody could tell"),
    TIMERS(Kind.SOUND, "no durations are compared: a timer may come at any time, or never"),
    ORDER(
            Kind.SOUND,
            "what goes on by itself in one transaction is tried in every order, whichever flow is drawn first"),
    STALE_DECISIONS(Kind.SOUND, "a decision from before the artifact changed may be any of its words"),
    UNKNOWN_VALUES(
            Kind.SOUND, "what nothing declares, or what has no closed set, may be anything that conditions tell apart"),
    TABLES(Kind.SOUND, "an input of a table that is not known is asked for with every case its cells tell apart"),
    STEPS_THAT_FAIL(
            Kind.SOUND, "a step with an error event of its own may fail at any time, with any error that it catches"),
    STATES(Kind.REFUSED, "more states than `muster.lifecycle.proof.states`; at the command line 2,000,000"),
    TIME(Kind.REFUSED, "a longer proof than `muster.lifecycle.proof.time`; at the command line two minutes"),
    ELEMENTS(Kind.REFUSED, "more than 5,000 elements, those of called processes counted for each call"),
    LEVELS(Kind.REFUSED, "more than 30 sub-processes inside each other"),
    CALLS(Kind.REFUSED, "calls inside calls, more than 10, or in a circle"),
    ATTACHED_EVENTS(Kind.REFUSED, "more than 31 events attached to one activity"),
    EVENT_SUB_PROCESSES(Kind.REFUSED, "more than 31 event sub-processes in one scope");

    /** What becomes of what lies beyond. */
    public enum Kind {
        SOUND,
        REFUSED
    }

    private final Kind kind;
    private final String sentence;

    Approximation(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    /** All of them, as {@code docs/proof.md} shows them. */
    public static String table() {
        return Arrays.stream(values())
                .map(each ->
                        "| %s | %s |".formatted(each.sentence, each.kind.name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining("\n", "| Bound or approximation | |\n|---|---|\n", "\n"));
    }
}
