package io.muster.decisions;

/** The rules for decision tables. Their ids are stable; {@code docs/decision-rules.md} explains each and how to mend. */
public enum DecisionRule {
    LANGUAGE(109, true, "tables speak FEEL: any other language would run code that nobody reviewed"),
    READABLE(201, true, "a file that cannot be read can be neither asked nor checked"),
    TIME_TO_LIVE(202, true, "questions and answers without a time to live are never cleaned up"),
    HIT_POLICY(203, true, "the engine knows UNIQUE, ANY, FIRST, RULE ORDER and COLLECT, no others"),
    TOTAL(204, true, "who asks for one answer gets one, whatever there is to ask"),
    CONTRADICTION(205, true, "where a table may answer once and two rules fit, the question fails"),
    VALUES(
            206,
            true,
            "the values declared for an input are all that steps write: whoever reads the table counts on it"),
    TRUTH(207, true, "the engine takes lists and not(...) of truth values for something else than they look"),
    NOT_FORESEEN(208, false, "what is not stated or not foreseen gets an answer too, best the strictest"),
    UNREACHABLE(209, false, "a rule that never answers misleads whoever reads it"),
    DUPLICATE(210, false, "the same answer twice is one too many"),
    UNKNOWN_VALUE(211, false, "a rule that asks for a value nobody states is mostly a slip"),
    NOT_ANALYSED(212, false, "nothing is promised about what is not understood"),
    DEFAULT_OUTPUT(213, false, "the engine gives no default outputs"),
    ONE_ANSWER(214, true, "who asked for one answer fails or picks at random when several come"),
    CASE(221, true, "a case says what the business meant"),
    NO_CASES(222, false, "without cases nobody notices what a change of rules changes");

    private final int number;
    private final boolean enforced;
    private final String why;

    DecisionRule(int number, boolean enforced, String why) {
        this.number = number;
        this.enforced = enforced;
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

    /** One sentence without full stop. */
    public String why() {
        return why;
    }
}
