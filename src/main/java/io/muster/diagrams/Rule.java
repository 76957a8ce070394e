package io.muster.diagrams;

/**
 * The rules for diagrams. Their ids are stable; {@code docs/diagram-rules.md} explains each and how to fix violations.
 */
public enum Rule {
    UNREADABLE(100, "every file of a deployment must be readable", "a file that cannot be read cannot be checked"),
    ELEMENT(101, "a diagram may contain only supported kinds of elements", "nothing could be proved about others"),
    ATTRIBUTE(
            102,
            "class names, scripts, listeners and free expressions are not permitted",
            "they would run code that no one reviewed"),
    STEP(103, "a service task must name a declared step", "nothing is known about other code"),
    CONDITION(
            104,
            "a condition may only compare declared variables with literals",
            "only then can it be proved which path a process takes"),
    TIMER(105, "a timer must be a literal ISO 8601 duration", "its length must be readable from the diagram"),
    CALL(
            106,
            "a called process must be named literally, be part of the same deployment and get the " + "business key",
            "it is proved together with the process that calls it"),
    INPUT(
            107,
            "a step must get exactly the literal inputs that it declares",
            "what it does must be readable from the diagram"),
    SIGN_OFF(
            108,
            "a person's decision must have a group, a closed set of words and, for a control, people "
                    + "who must differ",
            "it must be certain who may decide what"),
    DECISION(
            109,
            "a decision must be named literally and give one value under a name of its own",
            "gateways compare exactly this value"),
    TIME_TO_LIVE(110, "every process must have a history time to live", "its history would otherwise never be deleted"),
    VARIABLE(
            111,
            "a decision variable must have only one writer",
            "another writer could overwrite what a person decided"),
    REFERENCE(
            112,
            "everything that a diagram names must be deployed with it or before it",
            "a running process would otherwise find it missing"),
    MESSAGE(113, "a diagram may wait only for messages that Muster sends", "only these carry a business key"),
    SAVE_POINT(
            114,
            "a step that reaches outside the database must start behind a save point",
            "its failure would otherwise undo the steps before it"),
    ELIGIBLE(
            115,
            "every human task must have someone who is able to do it",
            "a task that no one may do is never completed"),
    QUORUM(
            116,
            "enough different people must be able to reach a quorum",
            "the task would otherwise never be completed"),
    CODE(
            117,
            "an error or escalation must have a code, and what is caught must be thrown somewhere",
            "an event that nothing throws never occurs"),
    COMPENSATION(
            118,
            "a compensation handler must be a short step without a save point",
            "it must be certain when the compensation is complete"),
    MANY(
            119,
            "how many times an activity runs, and who works on it each time, must be readable from the diagram",
            "nothing could be proved about it otherwise"),
    FACT(
            120,
            "only steps may write the facts that steps determine",
            "a diagram could otherwise make false statements about a version"),
    EXECUTABLE(
            121,
            "every diagram must contain an executable process",
            "a diagram that cannot run is neither proved nor useful"),
    FORM(
            122,
            "a form must ask only for what is kept: a decision's own fields, and typed fields of a sign-off",
            "a person who answers believes that the answer counts");

    private static final String PAGE = "docs/diagram-rules.md";

    private final int number;
    private final String rule;
    private final String why;

    Rule(int number, String rule, String why) {
        this.number = number;
        this.rule = rule;
        this.why = why;
    }

    /** Such as {@code MUSTER-103}. */
    public String id() {
        return "MUSTER-" + number;
    }

    /** What is expected and why, in one sentence without full stop. */
    public String sentence() {
        return rule + ", because " + why;
    }

    /** Where it is explained, with the fix: a file of Muster's documentation and the section in it. */
    public String page() {
        return PAGE + "#muster-" + number;
    }
}
