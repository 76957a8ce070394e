package io.muster.lifecycle;

import static io.muster.lifecycle.Sketch.begin;
import static io.muster.lifecycle.Sketch.caught;
import static io.muster.lifecycle.Sketch.confirm;
import static io.muster.lifecycle.Sketch.end;
import static io.muster.lifecycle.Sketch.event;
import static io.muster.lifecycle.Sketch.gateway;
import static io.muster.lifecycle.Sketch.late;
import static io.muster.lifecycle.Sketch.on;
import static io.muster.lifecycle.Sketch.retire;
import static io.muster.lifecycle.Sketch.start;
import static io.muster.lifecycle.Sketch.step;
import static io.muster.lifecycle.Sketch.sub;
import static io.muster.lifecycle.Sketch.thrown;

/** A small process for each construct beyond gateways, messages and timers; in the faulty variant it leads around a promise. */
final class OpenedConstructs {

    private static final String THREE_DAYS =
            "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>";
    private static final String LINK = "<bpmn:linkEventDefinition name=\"over\"/>";
    private static final String COMPENSATE = "<bpmn:compensateEventDefinition/>";

    private OpenedConstructs() {}

    /** @param join the gateway that joins: a parallel one waits for branches that were never taken */
    static String inclusive(String process, String join) {
        return Sketch.of(process)
                .with(begin("Start"), step("Describe", "describeVersion"), gateway("inclusive", "Split", "Split-Join"))
                .with(step("Remind", "describeVersion"), step("Press", "describeVersion"))
                .with(gateway(join, "Join", ""), end("Done"))
                .flows("Start -> Describe -> Split", "Split -> Remind if origin == 'imported'")
                .flows("Split -> Press if origin != 'vendor'", "Split -> Join")
                .flows("Remind -> Join", "Press -> Join", "Join -> Done")
                .diagram();
    }

    static String events(String process, boolean withTimer) {
        var sketch = Sketch.of(process)
                .defining("message", "Withdrawal")
                .defining("message", "RetirementRequested")
                .with(begin("Start"), gateway("eventBased", "Wait", ""))
                .with(caught("Withdrawn", event("message", "Withdrawal")), end("Over"), end("Lapsed"))
                .with(caught("Late", withTimer ? THREE_DAYS : event("message", "RetirementRequested")))
                .flows("Start -> Wait", "Wait -> Withdrawn -> Over", "Wait -> Late -> Lapsed");
        return sketch.diagram();
    }

    static String link(String process, boolean leapsOver) {
        var land = leapsOver ? "Land -> Retire" : "Land -> Confirm";
        var first = leapsOver ? "Which -> Confirm if origin == 'vendor'" : "Which -> Near if origin == 'vendor'";
        return Sketch.of(process)
                .with(begin("Start"), step("Describe", "describeVersion"), gateway("exclusive", "Which", "Which-Leap"))
                .with(thrown("Leap", LINK), caught("Land", LINK), confirm("Confirm"), end("Lapsed"))
                .with(gateway("exclusive", "Agreed", "Agreed-Kept"), retire("Retire"), end("Retired"), end("Kept"))
                .with(leapsOver ? "" : end("Near"))
                .flows("Start -> Describe -> Which", first, "Which -> Leap", land)
                .flows("Confirm -> Agreed", "ConfirmLate -> Lapsed")
                .flows("Agreed -> Retire if retirementDecision == 'retire'", "Agreed -> Kept", "Retire -> Retired")
                .diagram();
    }

    /** @param handler what goes on when the error was caught */
    static String error(String process, String handler) {
        return decided(process, end("Refused", event("error", "kept")))
                .defining("error", "kept")
                .with(on("Caught", "Decide", true, event("error", "kept")))
                .with(handler.isEmpty() ? "" : retire("Retire"), end("Mended"))
                .flows(handler.isEmpty() ? "Caught -> Mended" : "Caught -> Retire -> Mended")
                .diagram();
    }

    static String errorEventSubProcess(String process, boolean retires) {
        var inside = Sketch.of("Mend")
                .with("<bpmn:startEvent id=\"Caught\">%s</bpmn:startEvent>".formatted(event("error", "kept")))
                .with(retires ? retire("Retire") : step("Remind", "describeVersion"), end("Mended"))
                .flows(retires ? "Caught -> Retire -> Mended" : "Caught -> Remind -> Mended");
        return decided(process, end("Refused", event("error", "kept")))
                .defining("error", "kept")
                .with(sub("Mend", " triggeredByEvent=\"true\"", inside))
                .diagram();
    }

    static String escalation(String process, boolean retires) {
        var inside = Sketch.of("Decide")
                .with(start("In"), thrown("Tell", event("escalation", "told")), confirm("Confirm"))
                .with(end("Out"), end("Lapsed"))
                .flows("In -> Tell -> Confirm -> Out", "ConfirmLate -> Lapsed");
        return Sketch.of(process)
                .defining("escalation", "told")
                .with(begin("Start"), sub("Decide", "", inside), end("Done"))
                .with(on("Told", "Decide", false, event("escalation", "told")))
                .with(retires ? retire("Retire") : step("Remind", "describeVersion"), end("Noted"))
                .flows("Start -> Decide -> Done", retires ? "Told -> Retire -> Noted" : "Told -> Remind -> Noted")
                .diagram();
    }

    /** @param handler the step that undoes */
    static String compensation(String process, String handler) {
        var undoes = handler.replace("<bpmn:serviceTask", "<bpmn:serviceTask isForCompensation=\"true\"");
        return Sketch.of(process)
                .with(begin("Start"), step("Note", "describeVersion"), on("Undo", "Note", true, COMPENSATE), undoes)
                .with(confirm("Confirm"), end("Lapsed"), gateway("exclusive", "Agreed", "Agreed-Compensate"))
                .with(thrown("Compensate", COMPENSATE), end("Kept"), end("Agreement"))
                .flows("Start -> Note -> Confirm -> Agreed", "ConfirmLate -> Lapsed")
                .flows("Agreed -> Agreement if retirementDecision == 'retire'")
                .flows("Agreed -> Compensate -> Kept")
                // The schema wants it behind the flows.
                .with("<bpmn:association id=\"a\" sourceRef=\"Undo\" targetRef=\"Back\"/>")
                .diagram();
    }

    /** @param listens whether what they decided is asked afterwards */
    static String many(String process, boolean listens) {
        var inside = Sketch.of("Ask")
                .with(many("2", true, ""))
                .with(
                        start("In"),
                        Diagram.userTask(
                                "Review",
                                "validator,approver",
                                "muster.control=retirement",
                                "muster.decisions=retire,keep",
                                "muster.accepts=retire",
                                "muster.decisionVariable=retirementDecision",
                                "muster.differsFrom=starter,developer,retirement"))
                .with(end("Out"))
                .flows("In -> Review -> Out");
        // One deadline for all: a deadline inside would restart with each of them.
        var sketch = Sketch.of(process)
                .with(begin("Start"), sub("Ask", " camunda:asyncBefore=\"true\"", inside), end("Agreement"))
                .with(late("Ask"), end("Lapsed"))
                .flows("AskLate -> Lapsed");
        return listens
                ? sketch.with(gateway("exclusive", "Agreed", "Agreed-Kept"), end("Kept"))
                        .flows("Start -> Ask -> Agreed", "Agreed -> Kept")
                        .flows("Agreed -> Agreement if retirementDecision == 'retire'")
                        .diagram()
                : sketch.with(retire("Retire"))
                        .flows("Start -> Ask -> Retire -> Agreement")
                        .diagram();
    }

    /** A step that is done again and again until enough were. */
    static String manySteps(String process, String completion) {
        var stop = "<bpmn:completionCondition>${%s}</bpmn:completionCondition>".formatted(completion);
        return Sketch.of(process)
                .with(
                        begin("Start"),
                        step("Remind", "describeVersion")
                                .replace(
                                        "/>",
                                        " camunda:asyncBefore=\"true\">%s</bpmn:serviceTask>"
                                                .formatted(many("3", false, stop))))
                .with(end("Done"))
                .flows("Start -> Remind -> Done")
                .diagram();
    }

    static String many(String count, boolean sequential, String completion) {
        return "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:loopCardinality>%s</bpmn:loopCardinality>%s</bpmn:multiInstanceLoopCharacteristics>"
                .formatted(sequential, count, completion);
    }

    /** A sub-process that ends in one way when the sign-off accepts, and in another when it does not. */
    private static Sketch decided(String process, String refused) {
        var inside = Sketch.of("Decide")
                .with(start("In"), confirm("Confirm"), gateway("exclusive", "Agreed", "Agreed-Refused"))
                .with(end("Agreement"), end("Lapsed"), refused)
                .flows("In -> Confirm -> Agreed", "ConfirmLate -> Lapsed", "Agreed -> Refused")
                .flows("Agreed -> Agreement if retirementDecision == 'retire'");
        return Sketch.of(process)
                .with(begin("Start"), sub("Decide", "", inside), end("Done"))
                .flows("Start -> Decide -> Done");
    }
}
