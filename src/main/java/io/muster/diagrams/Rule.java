package io.muster.diagrams;

/** The rules for diagrams. Their ids are stable; {@code docs/diagram-rules.md} explains each and how to mend. */
public enum Rule {
    UNREADABLE(100, "a file that cannot be read cannot be checked"),
    ELEMENT(101, "this kind of element is not supported, so nothing could be promised about it"),
    ATTRIBUTE(102, "class names, scripts, listeners and free expressions would run code that nobody reviewed"),
    STEP(103, "only declared steps may be named"),
    CONDITION(104, "conditions compare declared variables with literals, nothing else"),
    TIMER(105, "a timer is a literal ISO 8601 duration, so that its length can be read from the diagram"),
    CALL(106, "a called process is named literally, comes with the same deployment and gets the business key"),
    INPUT(107, "a step gets the literal inputs it declares"),
    SIGN_OFF(108, "a person's decision needs a group, a closed set of words and, for a control, who must differ"),
    DECISION(109, "a decision is named literally and gives one value under a name of its own"),
    TIME_TO_LIVE(110, "history without a time to live is never cleaned up"),
    VARIABLE(111, "a decision variable has one writer"),
    REFERENCE(112, "what a diagram names must be there before somebody waits for it"),
    MESSAGE(113, "a message is one that Muster sends, because only then it carries a business key"),
    SAVE_POINT(114, "a step that reaches outside starts behind a save point, or its failure undoes the work before it"),
    ELIGIBLE(115, "a task that nobody may do is never done"),
    QUORUM(116, "a quorum counts different people, and there must be that many"),
    CODE(117, "an error or escalation is known by a code, and one that nobody throws is never caught"),
    COMPENSATION(118, "what undoes a step runs at once, or nobody could say when it is undone"),
    MANY(119, "how many times something is done, and by whom each time, must be read from the diagram"),
    FACT(120, "what a step finds out is written by steps only, or a diagram could say what a version is"),
    EXECUTABLE(121, "a diagram in which nothing can run is neither proved nor of any use");

    private static final String PAGE = "docs/diagram-rules.md";

    private final int number;
    private final String why;

    Rule(int number, String why) {
        this.number = number;
        this.why = why;
    }

    /** Such as {@code MUSTER-103}. */
    public String id() {
        return "MUSTER-" + number;
    }

    /** One sentence without full stop. */
    public String why() {
        return why;
    }

    /** Where it is explained, with how to mend: a file of Muster's documentation and the section in it. */
    public String page() {
        return PAGE + "#muster-" + number;
    }
}
