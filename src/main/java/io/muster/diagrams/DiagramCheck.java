package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.BpmnXml.Namespaces;
import io.muster.processfiles.FileElement;
import io.muster.security.UserGroups;
import io.muster.shared.ProcessChangeId;
import io.muster.step.StepContract;
import io.muster.verification.condition.EngineWords;
import io.muster.verification.model.TimerDuration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The check of one diagram in a single pass, which refuses what is not permitted, independently of other files in the
 * deployment.
 */
final class DiagramCheck {

    private static final String PASS_ON_BUSINESS_KEY = "#{execution.processBusinessKey}";
    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "completionCondition");
    /** The engine reads only their own text; other readers of the file may differ. */
    private static final Set<String> TEXTS =
            Set.of("conditionExpression", "completionCondition", "loopCardinality", "timeDuration");

    private static final String EXECUTABLE = "isExecutable";

    private static final Set<String> HOLD_FLOWS = Set.of("process", "subProcess");
    private static final Set<String> CONTAINERS = Set.of("definitions", "process", "subProcess");

    private final FileElement root;
    private final Map<String, StepContract> steps;
    private final UserGroups groups;
    private final Map<FileElement, DeclaredVariables> processes;
    private final ProblemCollector refusals;
    /** Variables of the process being checked. */
    private DeclaredVariables declared;

    /** @param processes the variables each process of the diagram may read */
    DiagramCheck(
            FileElement root,
            Map<String, StepContract> steps,
            UserGroups groups,
            Map<FileElement, DeclaredVariables> processes,
            ProblemCollector refusals) {
        this.groups = groups;
        this.root = root;
        this.steps = steps;
        this.processes = processes;
        this.declared = DeclaredVariables.of(root, steps.values(), true);
        this.refusals = refusals;
    }

    void check() {
        if (!BpmnXml.is(root, "definitions")) {
            refuse(Rule.ELEMENT, root, "a diagram's outermost element is BPMN's 'definitions'");
        } else {
            checkExecutable();
        }
        root.visit(element -> {
            declared = processes.getOrDefault(element, declared);
            check(element);
        });
    }

    /** A process without this attribute is ignored when it is deployed, but not when the engine loads it again. */
    private void checkExecutable() {
        var processes = BpmnXml.children(root, "process").toList();
        var unclear = processes.stream()
                .filter(process -> !Set.of("true", "false").contains(String.valueOf(process.attribute(EXECUTABLE))))
                .toList();
        unclear.forEach(process -> refuse(Rule.EXECUTABLE, process, "%s must be true or false".formatted(EXECUTABLE)));
        if (unclear.isEmpty()
                && processes.stream().noneMatch(process -> "true".equals(process.attribute(EXECUTABLE)))) {
            refuse(
                    Rule.EXECUTABLE,
                    processes.isEmpty() ? root : processes.get(0),
                    "there is no process with %s = true".formatted(EXECUTABLE));
        }
    }

    private void check(FileElement element) {
        if (Namespaces.CAMUNDA.equals(element.namespace())) {
            checkExtension(element);
        } else if (Namespaces.BPMN.equals(element.namespace())) {
            checkVocabulary(element);
            checkMeaning(element);
        } else if (isForeignExtension(element)) {
            refuse(Rule.ELEMENT, element, "'%s' of another vendor".formatted(element.tag()));
        }
    }

    private void checkVocabulary(FileElement element) {
        if (!PermittedElements.permitsElement(element.tag())) {
            refuse(Rule.ELEMENT, element, "'%s' is not permitted".formatted(element.tag()));
        }
        if (TEXTS.contains(element.tag()) && !element.elements().isEmpty()) {
            refuse(Rule.ELEMENT, element, "'%s' may hold text but no elements".formatted(element.tag()));
        }
        if (CONTAINERS.contains(element.tag())) {
            // The engine recognises elements by local name alone, in any namespace.
            element.elements().stream()
                    .filter(child -> !BpmnXml.isBpmnOrPicture(child))
                    .forEach(child ->
                            refuse(Rule.ELEMENT, child, "'%s' is not an element of BPMN".formatted(child.tag())));
        }
        for (var name : element.attributes()) {
            if (name.startsWith(Namespaces.CAMUNDA + ":")) {
                var attribute = name.substring(Namespaces.CAMUNDA.length() + 1);
                if (!PermittedElements.permitsAttribute(element.tag(), attribute)) {
                    refuse(Rule.ATTRIBUTE, element, "'camunda:%s' is not permitted here".formatted(attribute));
                }
            } else if (name.contains("activiti.org")) {
                refuse(Rule.ATTRIBUTE, element, "'%s' is not permitted".formatted(name));
            }
        }
        checkNoExpression(element);
        checkExtensionsOf(element);
    }

    /** The engine evaluates names, documentation and much else, so expressions are permitted in few places only. */
    private void checkNoExpression(FileElement element) {
        for (var name : element.attributes()) {
            if (!name.equals(Namespaces.CAMUNDA + ":delegateExpression") && isExpression(element.attribute(name))) {
                refuse(Rule.ATTRIBUTE, element, "an expression in '%s'".formatted(name));
            }
        }
        if (!CONDITIONS.contains(element.tag()) && isExpression(element.text())) {
            refuse(Rule.ATTRIBUTE, element, "its text is an expression");
        }
    }

    private void checkMeaning(FileElement element) {
        BpmnXml.children(element, "multiInstanceLoopCharacteristics")
                .forEach(loop -> new ManyInstances(element, loop, refusals).check());
        new Compensation(root, refusals).check(element);
        new VariableRules(declared, refusals).checkWritten(element);
        if (HOLD_FLOWS.contains(element.tag())) {
            new InternalReferences(root, refusals).checkIn(element);
        }
        switch (element.tag()) {
            case "process" -> checkProcess(element);
            case "serviceTask" -> new StepUse(element, steps, declared, refusals).check();
            case "businessRuleTask" -> checkDecision(element);
            case "callActivity" -> checkCall(element);
            case "userTask" -> new HumanTaskCheck(groups, declared, refusals).check(element);
            case "conditionExpression" -> new VariableRules(declared, refusals).checkCondition(element);
            case "error", "escalation", "errorEventDefinition", "escalationEventDefinition" ->
                new EventRules(root).checkCode(element, refusals);
            case "timerEventDefinition" -> checkTimer(element);
            default -> new EventRules(root).checkMessage(element, refusals);
        }
    }

    private void checkExtension(FileElement element) {
        if (!PermittedElements.permitsExtension(element.tag())) {
            refuse(Rule.ATTRIBUTE, element, "'camunda:%s' is not permitted".formatted(element.tag()));
        }
        if (element.tag().equals("inputParameter") && !element.elements().isEmpty()) {
            refuse(Rule.INPUT, element, "an input must be a literal text");
        }
        var passesOnKey = element.tag().equals("in")
                && PASS_ON_BUSINESS_KEY.equals(element.attribute("businessKey"))
                && element.attributes().equals(Set.of("businessKey"));
        if (!passesOnKey) {
            checkNoExpression(element);
        }
        for (var attribute : element.attributes()) {
            if (!PermittedElements.permitsExtensionAttribute(element.tag(), attribute)) {
                refuse(
                        Rule.ELEMENT,
                        element,
                        "'%s' of 'camunda:%s' is not permitted".formatted(attribute, element.tag()));
            }
        }
    }

    private void checkExtensionsOf(FileElement owner) {
        BpmnXml.extensions(owner)
                .filter(extension -> PermittedElements.permitsExtension(extension.tag()))
                .filter(extension -> !PermittedElements.permitsExtensionOf(owner.tag(), extension.tag()))
                .forEach(extension -> refuse(
                        Rule.ELEMENT,
                        owner,
                        "'camunda:%s' is not permitted on a %s".formatted(extension.tag(), owner.tag())));
        checkProperties(owner);
    }

    /** A reader that takes the first and a reader that takes the last must not see different values. */
    private void checkProperties(FileElement owner) {
        var names = new HashSet<String>();
        BpmnXml.propertyElements(owner).forEach(property -> {
            var name = property.attribute("name");
            if (name == null || property.attribute("value") == null) {
                refuse(Rule.ELEMENT, owner, "a camunda:property without a name or without a value");
            } else if (!names.add(name)) {
                refuse(Rule.ELEMENT, owner, "camunda:property '%s' is given twice".formatted(name));
            }
        });
    }

    private void checkProcess(FileElement process) {
        if (BpmnXml.camunda(process, "historyTimeToLive") == null) {
            refuse(Rule.TIME_TO_LIVE, process, "camunda:historyTimeToLive is missing");
        }
        HumanTaskCheck.refuseUnknownGroups(groups, process, BpmnXml.starterGroups(process), refusals);
        process.visit(inside -> checkOwner(process, inside));
    }

    /** A version has no process owner, so no one could ever decide. */
    private void checkOwner(FileElement process, FileElement inside) {
        if (BpmnXml.is(inside, "userTask")
                && BpmnXml.humanTask(inside).isLeftToOwner()
                && !ProcessChangeId.PROCESS.equals(process.attribute("id"))) {
            refuse(
                    Rule.ELIGIBLE,
                    inside,
                    "only process '%s' is about something that has an owner".formatted(ProcessChangeId.PROCESS));
        }
    }

    private void checkDecision(FileElement task) {
        var result = BpmnXml.camunda(task, "resultVariable");
        if (BpmnXml.camunda(task, "decisionRef") == null) {
            refuse(Rule.DECISION, task, "camunda:decisionRef is missing");
        }
        if (!BpmnXml.isKnownBinding(task, "decisionRefBinding")) {
            refuse(Rule.DECISION, task, "camunda:decisionRefBinding must be deployment or latest");
        }
        if (!"singleEntry".equals(BpmnXml.camunda(task, "mapDecisionResult"))) {
            refuse(Rule.DECISION, task, "camunda:mapDecisionResult must be singleEntry");
        }
        if (!EngineWords.isVariable(result)) {
            refuse(
                    Rule.DECISION,
                    task,
                    ("camunda:resultVariable must be a name of letters and digits that means nothing else to the engine,"
                                    + " which '%s' is not")
                            .formatted(result));
        } else if (declared.isDecision(result)) {
            refuse(Rule.VARIABLE, task, "'%s' is written by a person's decision".formatted(result));
        }
    }

    private void checkCall(FileElement call) {
        var called = call.attribute("calledElement");
        if (called == null || called.isBlank()) {
            refuse(Rule.CALL, call, "calledElement is missing");
        }
        if (!BpmnXml.DEPLOYMENT.equals(BpmnXml.camunda(call, "calledElementBinding"))) {
            refuse(Rule.CALL, call, "camunda:calledElementBinding must be deployment");
        }
        if (BpmnXml.extensions(call, "in").noneMatch(in -> PASS_ON_BUSINESS_KEY.equals(in.attribute("businessKey")))) {
            refuse(Rule.CALL, call, "the business key is not passed on");
        }
        Stream.concat(BpmnXml.extensions(call, "in"), BpmnXml.extensions(call, "out"))
                .flatMap(handover -> Stream.of("source", "target").map(handover::attribute))
                .filter(name -> name != null && !EngineWords.isVariable(name))
                .forEach(name ->
                        refuse(Rule.CALL, call, "'%s' cannot be the name of a variable in the engine".formatted(name)));
        BpmnXml.extensions(call, "out")
                .map(out -> out.attribute("target"))
                .filter(target -> target != null && declared.isDecisionVariable(target))
                .forEach(target ->
                        refuse(Rule.VARIABLE, call, "'%s' is written by a person's decision".formatted(target)));
    }

    private void checkTimer(FileElement timer) {
        var durations = BpmnXml.children(timer, "timeDuration").toList();
        if (durations.size() != 1 || timer.elements().stream().anyMatch(child -> !BpmnXml.is(child, "timeDuration"))) {
            refuse(Rule.TIMER, timer, "a timer must have one timeDuration and nothing else: no date, no cycle");
            return;
        }
        var text = durations.get(0).text().strip();
        if (TimerDuration.read(text).isEmpty()) {
            refuse(Rule.TIMER, timer, "'%s' is not %s".formatted(text, TimerDuration.EXPECTED));
        }
    }

    private void refuse(Rule rule, FileElement element, String what) {
        refusals.refuse(rule, element, what);
    }

    private static boolean isExpression(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    private static boolean isForeignExtension(FileElement element) {
        return element.namespace() != null && element.namespace().contains("activiti.org");
    }
}
