package io.muster.modeler.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.lifecycle.Diagram;
import io.muster.modeler.ModelerTemplates;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramReportTests {

    private static final ModelerTemplates KIT = ModelerTemplates.read();

    @Test
    void givesAnElementThatNamesAStepItsTemplateAndTouchesNothingElse() throws IOException {
        var before = Diagram.process("p", """

                <!-- <bpmn:serviceTask id="Not" camunda:delegateExpression="${escalate}"/> -->
                <bpmn:serviceTask   id = 'Step'	name="A &gt; B"
                    camunda:delegateExpression='${escalate}'>
                  <bpmn:documentation><![CDATA[</bpmn:serviceTask>]]></bpmn:documentation>
                </bpmn:serviceTask>
                """);

        var report = DiagramReport.of(before, KIT);

        assertThat(report.findings())
                .containsExactly(new TemplateFinding("Step", "has no template; io.muster.step.escalate fits", true));
        assertThat(report.upgraded())
                .isEqualTo(before.replace("\"A &gt; B\"", """
                        "A &gt; B" camunda:modelerTemplate="io.muster.step.escalate\"""").replace("]]></bpmn:documentation>", """
                        ]]></bpmn:documentation>
                          <bpmn:extensionElements>
                            <camunda:inputOutput>
                              <camunda:inputParameter name="severity">MEDIUM</camunda:inputParameter>
                              <camunda:inputParameter name="within">P30D</camunda:inputParameter>
                            </camunda:inputOutput>
                          </bpmn:extensionElements>"""));
        assertThat(DiagramReport.of(report.upgraded(), KIT).findings()).isEmpty();
    }

    @Test
    void keepsWhatADesignerWroteAndTakesAwayWhatTheStepNoLongerTakes() throws IOException {
        var report =
                DiagramReport.of(escalation("<camunda:inputParameter name=\"gone\">x</camunda:inputParameter>"), KIT);

        assertThat(report.findings())
                .extracting(TemplateFinding::what)
                .containsExactly("differs from its template io.muster.step.escalate in gone");
        assertThat(report.upgraded())
                .isEqualTo(escalation("").replace("\n</camunda:inputOutput>", "</camunda:inputOutput>"));
        assertThat(report.difference("p.bpmn"))
                .startsWith("--- p.bpmn", "+++ p.bpmn")
                .anyMatch(line -> line.startsWith("-") && line.contains("gone"));
    }

    @Test
    void findsWhatWasWrittenByHandAgainstTheTemplate() throws IOException {
        var diagram = escalation("").replace("LOW", "DREADFUL");

        var report = DiagramReport.of(diagram, KIT);

        assertThat(report.findings())
                .extracting(TemplateFinding::what)
                .containsExactly("differs from its template io.muster.step.escalate in severity");
        assertThat(report.upgraded()).isEqualTo(diagram.replace("DREADFUL", "MEDIUM"));
    }

    @Test
    void leavesTemplatesItDoesNotKnowAlone() throws IOException {
        var unknown = escalation("").replace("io.muster.step.escalate", "io.muster.step.dance");
        var theirs = escalation("").replace("io.muster.step.escalate", "org.example.escalate");

        assertThat(DiagramReport.of(unknown, KIT).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.mendable()).isFalse());
        assertThat(DiagramReport.of(theirs, KIT).findings()).isEmpty();
    }

    @Test
    void takesASignOffOfItsOwnForOneOfAnotherKind() throws IOException {
        var task = Diagram.userTask(
                        "Step",
                        "validator",
                        "muster.control=ethics",
                        "muster.decisions=accept,reject",
                        "muster.accepts=accept",
                        "muster.decisionVariable=ethicsDecision",
                        "muster.differsFrom=developer")
                .replace(
                        "<bpmn:userTask",
                        "<bpmn:userTask camunda:formRef=\"ethics\" camunda:formRefBinding=\"deployment\"");

        assertThat(DiagramReport.of(Diagram.process("p", task), KIT).findings())
                .extracting(TemplateFinding::what)
                .containsExactly("has no template; io.muster.signOff.other fits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a>",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'/>"
            })
    void refusesAFileThatIsNotADiagramForCamunda7(String text) {
        assertThatThrownBy(() -> DiagramReport.of(text, KIT)).isInstanceOf(IOException.class);
    }

    private static String escalation(String more) {
        return Diagram.process("p", """
                <bpmn:serviceTask id="Step" camunda:modelerTemplate="io.muster.step.escalate" \
                camunda:delegateExpression="${escalate}"><bpmn:extensionElements>
                <camunda:inputOutput><camunda:inputParameter name="severity">LOW</camunda:inputParameter>
                <camunda:inputParameter name="within">P5D</camunda:inputParameter>
                %s</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""".formatted(more));
    }
}
