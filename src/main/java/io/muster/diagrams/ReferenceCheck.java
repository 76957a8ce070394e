package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.BpmnXml.Namespaces;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTask;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.step.Step;
import io.muster.step.StepContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The check that a diagram's references to other files exist: in the same deployment, or among deployed resources. */
final class ReferenceCheck {

    private static final List<String> KINDS = List.of("error", "escalation");
    private static final Set<String> PEOPLE =
            Set.of(HumanTaskProperties.DEVELOPER, HumanTaskProperties.STARTER, HumanTaskProperties.INVOLVED);

    private final EventRules events;
    private final Map<String, StepContract> steps;
    private final DeploymentBundle bundle;
    private final DeployedResources resources;
    private final ProblemCollector refusals;

    ReferenceCheck(
            FileElement root,
            Map<String, StepContract> steps,
            DeploymentBundle bundle,
            DeployedResources resources,
            ProblemCollector refusals) {
        this.events = new EventRules(root);
        this.steps = steps;
        this.bundle = bundle;
        this.resources = resources;
        this.refusals = refusals;
    }

    void check(FileElement element) {
        if (!Namespaces.BPMN.equals(element.namespace())) {
            return;
        }
        BpmnXml.children(element, "multiInstanceLoopCharacteristics")
                .forEach(loop -> new ManyInstances(element, loop, refusals).checkInside(bundle::process));
        switch (element.tag()) {
            case "boundaryEvent", "startEvent" -> KINDS.forEach(kind -> checkCaught(element, kind));
            case "serviceTask" -> checkInputs(element);
            case "businessRuleTask" -> checkDecision(element);
            case "callActivity" -> checkCall(element);
            case "userTask" -> {
                checkForm(element);
                checkPeople(element, BpmnXml.humanTask(element));
            }
            default -> {
                // It has no references to other files.
            }
        }
    }

    private void checkCaught(FileElement event, String kind) {
        events.caught(event, kind)
                .filter(code -> !EventRules.throwsCode(bundle, kind, code))
                .ifPresent(code -> refusals.refuse(
                        Rule.CODE, event, "no event of this deployment throws %s '%s'".formatted(kind, code)));
    }

    private void checkInputs(FileElement task) {
        var step = steps.get(BpmnXml.step(task).orElse(""));
        if (step == null) {
            return;
        }
        BpmnXml.inputs(task)
                .forEach(input -> step.input(String.valueOf(input.attribute("name")))
                        .ifPresent(declared ->
                                checkInput(task, declared, input.text().strip())));
    }

    private void checkInput(FileElement task, Step.Input declared, String value) {
        switch (declared.type()) {
            case DECISION -> requireDecision(task, value, BpmnXml.LATEST);
            case TARGET -> requireTarget(task, value);
            case TEXT, PERIOD -> {
                // The value is not a reference.
            }
        }
    }

    private void requireTarget(FileElement task, String target) {
        resources
                .targets()
                .filter(known -> !target.isEmpty() && !known.contains(target))
                .ifPresent(known -> refusals.refuse(
                        Rule.REFERENCE,
                        task,
                        "there is no deployment target '%s' here; known are %s"
                                .formatted(target, new TreeSet<>(known))));
    }

    private void checkDecision(FileElement task) {
        var decision = BpmnXml.camunda(task, "decisionRef");
        if (decision != null) {
            requireDecision(task, decision, BpmnXml.binding(task, "decisionRefBinding"));
        }
    }

    private void requireDecision(FileElement task, String decision, String binding) {
        var exists = bundle.hasDecision(decision) || BpmnXml.LATEST.equals(binding) && resources.hasDecision(decision);
        if (!exists) {
            refusals.refuse(Rule.REFERENCE, task, missing("decision", decision, binding));
        }
    }

    private void checkCall(FileElement call) {
        var called = call.attribute("calledElement");
        if (called != null && !called.isBlank() && !bundle.hasProcess(called)) {
            refusals.refuse(Rule.REFERENCE, call, missing("process", called, BpmnXml.DEPLOYMENT));
        }
    }

    private void checkForm(FileElement task) {
        var form = BpmnXml.camunda(task, "formRef");
        if (form == null) {
            return;
        }
        var binding = BpmnXml.binding(task, "formRefBinding");
        var exists = bundle.hasForm(form) || BpmnXml.LATEST.equals(binding) && resources.hasForm(form);
        if (!exists) {
            refusals.refuse(Rule.REFERENCE, task, missing("form", form, binding));
        }
    }

    private static String missing(String kind, String id, String binding) {
        return BpmnXml.DEPLOYMENT.equals(binding)
                ? "the %s '%s' is not among the files of this deployment".formatted(kind, id)
                : "there is no %s '%s', deployed before or among these files".formatted(kind, id);
    }

    private void checkPeople(FileElement element, HumanTask task) {
        task.differsFrom().stream()
                .filter(from -> !PEOPLE.contains(from) && bundle.signOffs(from).isEmpty())
                .forEach(from -> refusals.refuse(
                        Rule.ELIGIBLE,
                        element,
                        "%s names '%s', but no task of this deployment signs it off"
                                .formatted(HumanTaskProperties.DIFFERS_FROM, from)));
        var eligibility = new Eligibility(bundle, resources);
        var objection = eligibility.objection(task);
        objection.ifPresent(why -> refusals.refuse(Rule.ELIGIBLE, element, why));
        if (objection.isEmpty()) {
            eligibility.shortage(task).ifPresent(why -> refusals.refuse(Rule.QUORUM, element, why));
        }
    }
}
