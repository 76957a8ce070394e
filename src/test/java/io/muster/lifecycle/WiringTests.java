package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.governance.ProcessChange;
import io.muster.processfiles.TaskForm;
import io.muster.proofs.comparison.AskedDecisions;
import io.muster.step.ExternalTopics;
import io.muster.step.ProcessMessages;
import io.muster.step.Step;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;

/** The check that diagrams and code agree: everything that a diagram names exists, and everything that exists is used. */
class WiringTests {

    private static final Path PROCESSES = Path.of("processes");

    private final List<BpmnModelInstance> diagrams =
            files(".bpmn").map(file -> Bpmn.readModelFromFile(file.toFile())).toList();

    @Test
    void everyStepIsDeclaredAndUsed() {
        var shortSteps = new TreeSet<String>();
        var longSteps = new TreeSet<String>();
        StepCatalogue.read().forEach(step -> (step.isLong() ? longSteps : shortSteps).add(step.id()));
        longSteps.add(ExternalTopics.TRAINING);

        Set<String> beans = named(ServiceTask.class, ServiceTask::getCamundaDelegateExpression).stream()
                .map(expression -> expression.substring(2, expression.length() - 1))
                .collect(Collectors.toSet());
        assertThat(beans).isEqualTo(shortSteps);
        assertThat(named(ServiceTask.class, ServiceTask::getCamundaTopic)).isEqualTo(longSteps);
    }

    @Test
    void everyDecisionIsThereAndAsked() {
        var there = files(".dmn")
                .map(file -> Dmn.readModelFromFile(file.toFile()))
                .flatMap(model -> model.getModelElementsByType(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        var asked = named(BusinessRuleTask.class, BusinessRuleTask::getCamundaDecisionRef);
        var inputs = StepCatalogue.read().stream()
                .flatMap(step -> Arrays.stream(step.declaration().inputs()))
                .filter(input -> input.type() == Step.Input.Type.DECISION)
                .map(Step.Input::name)
                .collect(Collectors.toSet());
        elements(CamundaInputParameter.class)
                .filter(input -> inputs.contains(input.getCamundaName()))
                .map(CamundaInputParameter::getTextContent)
                .forEach(asked::add);
        // The policy's tables are also used at every deployment.
        asked.addAll(AskedDecisions.byMusterItself());

        assertThat(asked).isEqualTo(there);
    }

    @Test
    void everyMessageIsOneThatMustersProcessesKnow() {
        assertThat(named(Message.class, Message::getName))
                .containsExactlyInAnyOrder(
                        Release.WITHDRAWAL,
                        Release.TIER_CHANGED,
                        TierLowering.REQUESTED,
                        Revalidation.DUE,
                        Retirement.REQUESTED,
                        ProcessMessages.SUSPENSION_REQUESTED,
                        ProcessMessages.REINSTATEMENT_REQUESTED,
                        ProcessMessages.EMERGENCY_DECLARED,
                        ProcessMessages.CHANGE_REQUESTED,
                        ProcessChange.PROPOSED,
                        ProcessChange.WITHDRAWN);
    }

    @Test
    void everyCalledProcessIsInTheFolderOfItsCaller() {
        for (var file : files(".bpmn").toList()) {
            var model = Bpmn.readModelFromFile(file.toFile());
            model.getModelElementsByType(CallActivity.class)
                    .forEach(call -> assertThat(file.resolveSibling(call.getCalledElement() + ".bpmn"))
                            .exists());
            assertThat(model.getModelElementsByType(Process.class))
                    .extracting(Process::getId)
                    .containsExactly(file.getFileName().toString().replace(".bpmn", ""));
        }
    }

    @Test
    void everyFormIsUsedAndAsksForExactlyItsTasksDecisions() {
        var used = new TreeSet<String>();
        for (var file : files(".bpmn").toList()) {
            var model = Bpmn.readModelFromFile(file.toFile());
            for (var task : model.getModelElementsByType(UserTask.class)) {
                var form = form(file.resolveSibling(task.getCamundaFormRef() + ".form"));
                used.add(form.path("id").asText());
                assertThat(form.path("id").asText()).isEqualTo(task.getCamundaFormRef());
                assertThat(decisionsOf(form))
                        .as("%s in %s", task.getId(), file)
                        .containsExactlyInAnyOrderElementsOf(decisionsOf(task));
                assertThat(keysOf(form)).contains("decision", "reason");
                assertThat(TaskForm.of(form).faults()).as("%s", file).isEmpty();
            }
        }
        assertThat(used)
                .isEqualTo(files(".form")
                        .map(file -> file.getFileName().toString().replace(".form", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> decisionsOf(UserTask task) {
        return task.getExtensionElements().getElementsQuery().list().stream()
                .flatMap(element -> element.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> property.getCamundaName().equals("muster.decisions"))
                .flatMap(property -> Arrays.stream(property.getCamundaValue().split(",")))
                .toList();
    }

    private static List<String> decisionsOf(JsonNode form) {
        var values = new ArrayList<String>();
        form.path("components").forEach(component -> {
            if (component.path("key").asText().equals("decision")) {
                component
                        .path("values")
                        .forEach(value -> values.add(value.path("value").asText()));
            }
        });
        return values;
    }

    private static Set<String> keysOf(JsonNode form) {
        var keys = new TreeSet<String>();
        form.path("components").forEach(component -> {
            if (component.has("key")) {
                keys.add(component.path("key").asText());
            }
        });
        return keys;
    }

    private static JsonNode form(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("%s is missing or no form".formatted(file), e);
        }
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> elements(Class<T> type) {
        return diagrams.stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> TreeSet<String> named(
            Class<T> type, java.util.function.Function<T, String> name) {
        return elements(type).map(name).filter(each -> each != null).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(String ending) {
        try (var all = Files.walk(PROCESSES)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
