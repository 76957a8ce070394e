package io.muster.decisions;

/**
 * The rules for decision tables. Their ids are stable; {@code docs/decision-rules.md} explains each and how to fix
 * violations.
 */
public enum DecisionRule {
    LANGUAGE(109, true, "tables speak FEEL only", "any other language would run code that no one reviewed"),
    READABLE(201, true, "every file is well-formed DMN", "what cannot be read can be neither asked nor checked"),
    TIME_TO_LIVE(
            202,
            true,
            "every decision has a history time to live",
            "its questions and answers would otherwise never be cleaned up"),
    HIT_POLICY(203, true, "the hit policy is UNIQUE, ANY, FIRST, RULE ORDER or COLLECT", "the engine knows no others"),
    TOTAL(
            204,
            true,
            "a table that gives one answer has an answer to every question",
            "the process that asks cannot go on without one"),
    CONTRADICTION(
            205,
            true,
            "rules of a table that gives one answer do not contradict each other",
            "the engine fails where two of them match"),
    VALUES(
            206,
            true,
            "the values declared for an input are all that steps write",
            "whoever reads the table relies on them"),
    TRUTH(
            207,
            true,
            "truth values are not compared with lists or not(...)",
            "the engine reads those differently from what they say"),
    NOT_FORESEEN(
            208,
            false,
            "missing and unforeseen inputs get an answer too, preferably the strictest",
            "a process would otherwise stop there with an incident"),
    UNREACHABLE(209, false, "every rule can answer", "one that never answers misleads whoever reads it"),
    DUPLICATE(210, false, "no answer is given twice", "one of the two rules is superfluous"),
    UNKNOWN_VALUE(211, false, "rules ask only for values that occur", "any other value is probably a typing mistake"),
    NOT_ANALYSED(212, false, "every cell can be analysed", "nothing is promised about what is not understood"),
    DEFAULT_OUTPUT(213, false, "a table relies on no default outputs", "the engine does not give any"),
    ONE_ANSWER(
            214,
            true,
            "a table that is asked for one answer never gives several",
            "the question would fail or take one at random"),
    CASE(221, true, "every case gets the answer that it expects", "a case says what the business meant"),
    NO_CASES(222, false, "every table has cases", "without them no one notices what a change of rules changes");

    private final int number;
    private final boolean enforced;
    private final String rule;
    private final String why;

    DecisionRule(int number, boolean enforced, String rule, String why) {
        this.number = number;
        this.enforced = enforced;
        this.rule = rule;
        this.why = why;
    }

    /** Such as {@code MUSTER-204}. */
    public String id() {
        return "MUSTER-" + number;
    }

    /** Whether breaking it refuses a deployment, or fails a verification; otherwise it is a warning. */
    public boolean isEnforced() {
        return enforced;
    }

    /** What is expected and why, in one sentence without full stop. */
    public String sentence() {
        return rule + ", because " + why;
    }
}
