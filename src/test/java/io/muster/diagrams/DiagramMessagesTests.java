package io.muster.diagrams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentFile;
import io.muster.step.StepCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordinary mistakes in diagrams are refused with their place and a message that says what to draw instead. */
class DiagramMessagesTests {

    private static final DiagramRules RULES = new DiagramRules(StepCatalogue.read());
    private static final String TIMER =
            "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>";
    private static final String WORK =
            Diagram.userTask("Step", "validator", "muster.decisions=done", "muster.decisionVariable=workDone");

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "P1DT", "P99999999999W", "P36501D", "P1M", "R3/P1D", "tomorrow"})
    void refusesATimerAndADueDateThatAreNotDurations(String text) {
        var timer = "<bpmn:intermediateCatchEvent id=\"Step\">%s</bpmn:intermediateCatchEvent>"
                .formatted(TIMER.replace("P1D", text));
        var due = WORK.replace("<bpmn:userTask", "<bpmn:userTask camunda:dueDate=\"%s\"".formatted(text));

        assertOnly(Rule.TIMER, "'%s' is not a duration such as P5D".formatted(text), timer);
        assertOnly(Rule.TIMER, "'%s' is not a duration such as P5D".formatted(text), due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "End     | names 'End', which is of kind endEvent; expected an activity",
                "On      | names 'On', which is of kind boundaryEvent; expected an activity",
                "nowhere | names 'nowhere', which is not in the diagram; expected an activity",
                "``      | attachedToRef is missing: expected the id of an activity",
                "p       | names 'p', which is elsewhere in the diagram; expected an activity",
            })
    void saysWhatAnEventIsAttachedToInstead(String target, String why) {
        var attached = WORK
                + "<bpmn:boundaryEvent id=\"On\" attachedToRef=\"%s\">%s</bpmn:boundaryEvent>".formatted(target, TIMER)
                + "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"On\" targetRef=\"End\"/>";

        assertThat(sentences(attached)).anyMatch(each -> each.contains(why));
        assertThat(sentences(attached)).noneMatch(each -> each.contains("org.camunda") || each.contains("null"));
    }

    @Test
    void refusesASignOffThatCannotBeRefused() {
        assertOnly(
                Rule.SIGN_OFF, "no one could refuse: leave at least one out", signOff("accept,later", "accept,later"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "no", "Refused", "rejectForNow", "decline-once"})
    void refusesAnAcceptedWordThatSaysNo(String word) {
        assertOnly(
                Rule.SIGN_OFF,
                "counts '%s' as acceptance, but the word says no".formatted(word),
                signOff("accept,later," + word, "accept," + word));
    }

    @Test
    void permitsAcceptedWordsThatOnlyLookLikeRefusals() {
        assertThat(sentences(signOff("accept,notable,reject", "accept,notable")))
                .isEmpty();
    }

    @Test
    void refusesElementsThatAreNestedTooDeeplyWithTheirPlace() {
        var levels = 3_000;
        var nested = new StringBuilder();
        for (var level = 0; level < levels; level++) {
            nested.append("<bpmn:subProcess id=\"S%d\">\n".formatted(level));
        }
        nested.append("</bpmn:subProcess>".repeat(levels));

        assertThat(check(Diagram.process("p", nested.toString())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo(Rule.UNREADABLE);
                    assertThat(problem.line()).isBetween(90, 120);
                    assertThat(problem.sentence()).contains("elements are nested more than 100 deep");
                });
    }

    @Test
    void saysOfADoctypeThatItIsNotPermitted() {
        var problems = check("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>");

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("a DOCTYPE is not permitted"));
    }

    private static void assertOnly(Rule rule, String why, String element) {
        assertThat(check(Diagram.around("p", element, "Step"))).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.sentence()).contains(why);
        });
    }

    private static String signOff(String decisions, String accepts) {
        return Diagram.userTask(
                "Step",
                "approver",
                "muster.control=approval",
                "muster.decisions=" + decisions,
                "muster.accepts=" + accepts,
                "muster.decisionVariable=approvalDecision",
                "muster.differsFrom=developer");
    }

    private static List<String> sentences(String element) {
        return check(Diagram.around("p", element, "Step")).stream()
                .map(DiagramProblem::sentence)
                .toList();
    }

    private static List<DiagramProblem> check(String diagram) {
        return RULES.check(
                List.of(new DeploymentFile("p.bpmn", diagram.getBytes(UTF_8))), DeployedResources.of(List.of()));
    }
}
