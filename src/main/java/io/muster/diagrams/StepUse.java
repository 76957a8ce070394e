package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.step.ExternalTopics;
import io.muster.step.Step;
import io.muster.step.StepContract;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check that a service task names a declared step and provides its inputs. */
final class StepUse {

    private final FileElement task;
    private final Map<String, StepContract> steps;
    private final DeclaredVariables declared;
    private final ProblemCollector refusals;

    StepUse(FileElement task, Map<String, StepContract> steps, DeclaredVariables declared, ProblemCollector refusals) {
        this.task = task;
        this.steps = steps;
        this.declared = declared;
        this.refusals = refusals;
    }

    void check() {
        var expression = BpmnXml.camunda(task, "delegateExpression");
        var topic = BpmnXml.camunda(task, "topic");
        if (expression != null && topic == null) {
            checkShort(expression);
        } else if (topic != null && "external".equals(BpmnXml.camunda(task, "type"))) {
            checkLong(topic);
        } else {
            refuse(Rule.STEP, "a service task names one step, by camunda:delegateExpression or by external topic");
        }
    }

    private void checkShort(String expression) {
        var name = BpmnXml.shortStep(task);
        if (name.isEmpty()) {
            refuse(Rule.STEP, "'%s' is not of the form ${step}".formatted(expression));
            return;
        }
        find(name.get())
                .filter(step -> !step.isLong())
                .ifPresentOrElse(
                        step -> {
                            checkInputs(step);
                            checkSavePoint(step);
                        },
                        () -> refuse(Rule.STEP, "short step '%s' does not exist".formatted(name.get())));
    }

    private void checkLong(String topic) {
        if (ExternalTopics.isOutside(topic)) {
            BpmnXml.inputs(task).forEach(this::checkOutsideInput);
            return;
        }
        find(topic)
                .filter(StepContract::isLong)
                .ifPresentOrElse(
                        this::checkInputs, () -> refuse(Rule.STEP, "long step '%s' does not exist".formatted(topic)));
    }

    /** A value that the worker submits under the name of an input never reaches the process. */
    private void checkOutsideInput(FileElement parameter) {
        var name = parameter.attribute("name");
        if (name == null || declared.knows(name)) {
            refuse(Rule.INPUT, "input '%s' has the name of a variable of the process".formatted(name));
        }
    }

    private Optional<StepContract> find(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** A long step does not need one: it begins only when the preceding steps are committed. */
    private void checkSavePoint(StepContract step) {
        if (step.callsOut() && !"true".equals(BpmnXml.camunda(task, "asyncBefore"))) {
            refuse(
                    Rule.SAVE_POINT,
                    "step '%s' reaches outside the database: camunda:asyncBefore must be true".formatted(step.id()));
        }
    }

    private void checkInputs(StepContract step) {
        var given = new HashSet<String>();
        BpmnXml.inputs(task).forEach(parameter -> checkInput(step, parameter, given));
        for (var input : step.declaration().inputs()) {
            if (!input.optional() && !given.contains(input.name())) {
                refuse(Rule.INPUT, "step '%s' needs input '%s'".formatted(step.id(), input.name()));
            }
        }
    }

    private void checkInput(StepContract step, FileElement parameter, Set<String> given) {
        var name = String.valueOf(parameter.attribute("name"));
        var input = step.input(name);
        given.add(name);
        if (input.isEmpty()) {
            refuse(Rule.INPUT, "step '%s' has no input '%s'".formatted(step.id(), name));
            return;
        }
        var words = Arrays.asList(input.get().values());
        if (!words.isEmpty() && !words.contains(parameter.text().strip())) {
            refuse(Rule.INPUT, "input '%s' is '%s': expected one of %s".formatted(name, parameter.text(), words));
        }
        if (input.get().type() == Step.Input.Type.PERIOD && !isPeriod(parameter.text())) {
            refuse(Rule.INPUT, "input '%s' is '%s': expected a period, such as P30D".formatted(name, parameter.text()));
        }
    }

    private static boolean isPeriod(String text) {
        try {
            return !Period.parse(text.strip()).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void refuse(Rule rule, String what) {
        refusals.refuse(rule, task, what);
    }
}
