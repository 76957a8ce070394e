package io.muster.diagrams;

/**
 * The rules for diagrams. Their ids are stable; {@code docs/diagram-rules.md} explains each and how to fix violations.
 */
public enum Rule {
    UNREADABLE(100, "every file of a deployment can be read", "what cannot be read cannot be checked"),
    ELEMENT(101, "only supported kinds of elements are drawn", "nothing could be promised about the others"),
    ATTRIBUTE(
            102,
            "class names, scripts, listeners and free expressions are not permitted",
            "they would run code that no one reviewed"),
    STEP(103, "a service task names a declared step", "nothing is known about any other code"),
    CONDITION(
            104,
            "a condition compares declared variables with literals and does nothing else",
            "only then can it be proved where a process goes"),
    TIMER(105, "a timer is a literal ISO 8601 duration", "its length must be readable from the diagram"),
    CALL(
            106,
            "a called process is named literally, comes with the same deployment and gets the business key",
            "it is a part of what is proved"),
    INPUT(
            107,
            "a step gets exactly the literal inputs that it declares",
            "what it does must be readable from the diagram"),
    SIGN_OFF(
            108,
            "a person's decision has a group, a closed set of words and, for a control, people who must differ",
            "it must be certain who decides what"),
    DECISION(
            109,
            "a decision is named literally and gives one value under a name of its own",
            "gateways compare exactly this value"),
    TIME_TO_LIVE(110, "every process has a history time to live", "its history would otherwise never be cleaned up"),
    VARIABLE(111, "a decision variable has one writer", "anything else could overwrite what a person decided"),
    REFERENCE(
            112,
            "everything that a diagram names is deployed with it or before it",
            "a person would otherwise find it missing in the middle of a process"),
    MESSAGE(113, "a diagram waits only for messages that Muster sends", "only those carry a business key"),
    SAVE_POINT(
            114,
            "a step that reaches outside the database starts behind a save point",
            "its failure would otherwise undo the work before it"),
    ELIGIBLE(115, "someone is able to do each human task", "a task that no one may do is never completed"),
    QUORUM(116, "a quorum can be reached by different people", "its task would otherwise never be completed"),
    CODE(
            117,
            "an error or escalation has a code, and what is caught is thrown somewhere",
            "an event that nothing throws never comes"),
    COMPENSATION(
            118,
            "a compensation handler is a short step without a save point",
            "it must be certain when the compensation is complete"),
    MANY(
            119,
            "how many times an activity runs, and who works on it each time, is readable from the diagram",
            "nothing could be promised about it otherwise"),
    FACT(120, "only steps write what steps find out", "a diagram could otherwise say what a version is"),
    EXECUTABLE(121, "every diagram contains an executable process", "what cannot run is neither proved nor of any use"),
    FORM(
            122,
            "a form asks only for what is kept: a decision's own fields, and typed fields of a sign-off",
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
