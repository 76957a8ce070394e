package io.muster.decisions;

/**
 * The rules for decision tables. Their ids are stable; {@code docs/decision-rules.md} explains each and how to fix
 * violations.
 */
enum DecisionRule {
    LANGUAGE(109, true, "tables must be written in FEEL", "other languages would run code that no one reviewed"),
    READABLE(
            201,
            true,
            "every file must be well-formed DMN",
            "a file that cannot be read can be neither evaluated nor checked"),
    TIME_TO_LIVE(
            202,
            true,
            "every decision must have a history time to live",
            "the history of its evaluations would otherwise never be deleted"),
    HIT_POLICY(
            203,
            true,
            "the hit policy must be UNIQUE, ANY, FIRST, RULE ORDER or COLLECT",
            "the engine supports no others"),
    TOTAL(
            204,
            true,
            "a table that gives one answer must have an answer for all inputs",
            "the process that uses it cannot continue without one"),
    CONTRADICTION(
            205,
            true,
            "rules of a table that gives one answer must not contradict each other",
            "the engine fails if two of them match"),
    VALUES(
            206,
            true,
            "the values declared for an input must include all that steps write",
            "people who read the table rely on them"),
    TRUTH(
            207,
            true,
            "truth values must not be compared with lists or not(...)",
            "the engine evaluates these differently from what they say"),
    NOT_FORESEEN(
            208,
            false,
            "missing and unforeseen inputs should get an answer too, preferably the strictest",
            "a process would otherwise stop there with an incident"),
    UNREACHABLE(209, false, "every rule should be able to answer", "a rule that never answers misleads its readers"),
    DUPLICATE(210, false, "no answer should be given twice", "one of the two rules is superfluous"),
    UNKNOWN_VALUE(
            211, false, "rules should only ask for values that occur", "any other value is probably a typing error"),
    NOT_ANALYSED(
            212,
            false,
            "every cell should be one that Muster can analyse",
            "nothing is promised about a cell that it cannot analyse"),
    DEFAULT_OUTPUT(213, false, "a table should not rely on default outputs", "the engine does not support them"),
    ONE_ANSWER(
            214,
            true,
            "a table that is asked for one answer must never give several",
            "the evaluation would fail or return one of them at random"),
    CASE(221, true, "every case must get the answer that it expects", "a case states what the business intended"),
    NO_CASES(222, false, "every table should have cases", "without them no one notices what a change of rules changes");

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
