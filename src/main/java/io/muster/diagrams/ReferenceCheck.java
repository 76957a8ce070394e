package io.muster.diagrams;

import io.muster.step.Step;
import io.muster.step.StepContract;
import io.muster.verification.model.HumanTaskProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Whether what a diagram names beyond itself is there: in the same deployment, or in what was deployed before. */
final class ReferenceCheck {

    private static final List<String> KINDS = List.of("error", "escalation");
    private static final Set<String> PEOPLE =
            Set.of(HumanTaskProperties.DEVELOPER, HumanTaskProperties.STARTER, HumanTaskProperties.INVOLVED);

    private final Codes codes;
    private final Map<String, StepContract> steps;
    private final BundleDefinitions delivery;
    private final DeployedResources surroundings;
    private final ProblemCollector refusals;

    ReferenceCheck(
            Element root,
            Map<String, StepContract> steps,
            BundleDefinitions delivery,
            DeployedResources surroundings,
            ProblemCollector refusals) {
        this.codes = new Codes(root);
        this.steps = steps;
        this.delivery = delivery;
        this.surroundings = surroundings;
        this.refusals = refusals;
    }

    void check(Element element) {
        if (!Xml.BPMN.equals(element.getUri())) {
            return;
        }
        Xml.children(element, "multiInstanceLoopCharacteristics")
                .forEach(loop -> new ManyInstances(element, loop, refusals).checkInside(delivery::process));
        switch (element.getTagName()) {
            case "boundaryEvent", "startEvent" -> KINDS.forEach(kind -> checkCaught(element, kind));
            case "serviceTask" -> checkInputs(element);
            case "businessRuleTask" -> checkDecision(element);
            case "callActivity" -> checkCall(element);
            case "userTask" -> {
                checkForm(element);
                checkPeople(element, Xml.humanTask(element));
            }
            default -> {
                // Names nothing beyond its diagram.
            }
        }
    }

    private void checkCaught(Element event, String kind) {
        codes.caught(event, kind)
                .filter(code -> !delivery.throwsCode(kind, code))
                .ifPresent(code -> refusals.refuse(
                        Rule.CODE, event, "no event of this deployment throws %s '%s'".formatted(kind, code)));
    }

    private void checkInputs(Element task) {
        var step = steps.get(Xml.step(task).orElse(""));
        if (step == null) {
            return;
        }
        Xml.inputs(task)
                .forEach(input -> step.input(String.valueOf(input.attribute("name")))
                        .filter(declared -> declared.type() == Step.Input.Type.DECISION)
                        .ifPresent(declared ->
                                requireDecision(task, input.getText().strip(), "latest")));
    }

    private void checkDecision(Element task) {
        var decision = Xml.camunda(task, "decisionRef");
        if (decision != null) {
            requireDecision(task, decision, Xml.binding(task, "decisionRefBinding"));
        }
    }

    private void requireDecision(Element task, String decision, String binding) {
        var isThere =
                delivery.hasDecision(decision) || Xml.LATEST.equals(binding) && surroundings.hasDecision(decision);
        if (!isThere) {
            refusals.refuse(Rule.REFERENCE, task, missing("decision", decision, binding));
        }
    }

    private void checkCall(Element call) {
        var called = call.attribute("calledElement");
        if (called != null && !called.isBlank() && !delivery.hasProcess(called)) {
            refusals.refuse(Rule.REFERENCE, call, missing("process", called, Xml.DEPLOYMENT));
        }
    }

    private void checkForm(Element task) {
        var form = Xml.camunda(task, "formRef");
        if (form == null) {
            return;
        }
        var binding = Xml.binding(task, "formRefBinding");
        var isThere = delivery.hasForm(form) || Xml.LATEST.equals(binding) && surroundings.hasForm(form);
        if (!isThere) {
            refusals.refuse(Rule.REFERENCE, task, missing("form", form, binding));
        }
    }

    private static String missing(String kind, String id, String binding) {
        return Xml.DEPLOYMENT.equals(binding)
                ? "the %s '%s' is not among the files of this deployment".formatted(kind, id)
                : "there is no %s '%s', deployed before or among these files".formatted(kind, id);
    }

    private void checkPeople(Element element, HumanTask task) {
        task.differsFrom().stream()
                .filter(from ->
                        !PEOPLE.contains(from) && delivery.signOffs(from).isEmpty())
                .forEach(from -> refusals.refuse(
                        Rule.ELIGIBLE,
                        element,
                        "%s names '%s', which nobody signs off in this deployment"
                                .formatted(HumanTaskProperties.DIFFERS_FROM, from)));
        var eligibility = new Eligibility(delivery, surroundings);
        var nobody = eligibility.objection(task);
        nobody.ifPresent(why -> refusals.refuse(Rule.ELIGIBLE, element, why));
        if (nobody.isEmpty()) {
            eligibility.shortage(task).ifPresent(why -> refusals.refuse(Rule.QUORUM, element, why));
        }
    }
}
