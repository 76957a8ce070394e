package io.muster.verification;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The bounds and approximations of the proof. Sound: everything the engine can do is examined, and perhaps more, so no
 * violation is missed but a sound diagram may be refused. Refused: a diagram beyond the bound is not deployed.
 */
enum Approximation {
    EQUAL_TOKENS(
            Kind.SOUND,
            "equal tokens in one place are counted up to 2, or up to the largest literal number of simultaneous instances; beyond that they are *more*"),
    EVENTS_THAT_REPEAT(
            Kind.SOUND,
            "messages, cycle timers, conditions and event sub-processes may occur any number of "
                    + "times; the number in a cycle is not read"),
    INSTANCES_OF_A_VARIABLE(
            Kind.SOUND, "a number of instances that a variable or a collection gives may be any number"),
    INSTANCES_WRITTEN_DOWN(Kind.REFUSED, "more than 20 instances, where the number is a literal"),
    COMPLETION_CONDITIONS(Kind.SOUND, "a completion condition may hold after each instance"),
    COMPENSATION(Kind.SOUND, "an activity completed more than once is compensated any number of times, at least twice"),
    HEAPS(Kind.REFUSED, "more than 8 waiting tokens that a loop sends to one place"),
    REMINDERS(Kind.SOUND, "a timer that fires once may fire again where nothing after it can tell the difference"),
    TIMERS(Kind.SOUND, "durations are not compared: a timer may fire at any time, or never"),
    ORDER(
            Kind.SOUND,
            "everything that runs automatically in one transaction is tried in every order, "
                    + "whichever flow is drawn first; so an inclusive join is refused if only the drawn order "
                    + "prevents it from waiting forever"),
    ROUNDS(
            Kind.SOUND,
            "while all other tokens that can arrive at an inclusive join are in sub-processes with a "
                    + "loop that only an event ends, it may open or wait, wherever in them the tokens are"),
    STALE_DECISIONS(Kind.SOUND, "a decision made before the artifact changed may be any of its words"),
    UNKNOWN_VALUES(
            Kind.SOUND,
            "a variable that nothing declares, or that has no closed set, may hold anything that conditions tell apart"),
    TABLES(Kind.SOUND, "an unknown input of a table is tried with every case that its cells tell apart"),
    STEPS_THAT_FAIL(
            Kind.SOUND,
            "a step with an attached error event may fail at any time, with any error that is caught there"),
    STATES(Kind.REFUSED, "more states than `muster.lifecycle.proof.states`; at the command line, 2,000,000"),
    TIME(
            Kind.REFUSED,
            "a proof that takes longer than `muster.lifecycle.proof.time`, or thirty times as long where the server itself deploys; at the command line, two minutes"),
    ELEMENTS(Kind.REFUSED, "more than 5,000 elements, those of called processes counted once for each call"),
    LEVELS(Kind.REFUSED, "sub-processes nested more than 30 deep"),
    CALLS(Kind.REFUSED, "calls nested more than 10 deep, or in a circle"),
    ATTACHED_EVENTS(Kind.REFUSED, "more than 31 events attached to one activity"),
    EVENT_SUB_PROCESSES(Kind.REFUSED, "more than 31 event sub-processes in one scope");

    /** What happens to a diagram beyond the bound. */
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

    /** All approximations, as {@code docs/reference/proof.md} shows them. */
    public static String table() {
        return Arrays.stream(values())
                .map(each ->
                        "| %s | %s |".formatted(each.sentence, each.kind.name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining("\n", "| Bound or approximation | |\n|---|---|\n", "\n"));
    }
}
