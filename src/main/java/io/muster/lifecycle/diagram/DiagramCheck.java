package io.muster.lifecycle.diagram;

import io.muster.lifecycle.step.StepRegistry;
import io.muster.security.Role;
import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.ConditionNotPermitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Goes once through a diagram and collects what is not permitted. */
final class DiagramCheck {

    private static final String PASS_ON_BUSINESS_KEY = "#{execution.processBusinessKey}";
    private static final Pattern DURATION = Pattern.compile("P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?|P\\d+W");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

    private final Element root;
    private final StepRegistry steps;
    private final Declared declared;
    private final List<Finding> findings = new ArrayList<>();

    DiagramCheck(Element root, StepRegistry steps) {
        this.root = root;
        this.steps = steps;
        this.declared = Declared.in(root, steps);
    }

    List<Finding> findings() {
        Xml.visit(root, this::check);
        return findings;
    }

    private void check(Element element) {
        if (Xml.CAMUNDA.equals(element.getUri())) {
            checkExtension(element);
        } else if (Xml.BPMN.equals(element.getUri())) {
            checkVocabulary(element);
            checkMeaning(element);
        } else if (isForeignExtension(element)) {
            refuse(Rule.ELEMENT, element, "'%s' of another vendor".formatted(element.getTagName()));
        }
    }

    private void checkVocabulary(Element element) {
        if (!Vocabulary.permitsElement(element.getTagName())) {
            refuse(Rule.ELEMENT, element, "'%s' is not permitted".formatted(element.getTagName()));
        }
        for (var name : element.attributes()) {
            if (name.startsWith(Xml.CAMUNDA + ":")) {
                var attribute = name.substring(Xml.CAMUNDA.length() + 1);
                if (!Vocabulary.permitsAttribute(element.getTagName(), attribute)) {
                    refuse(Rule.ATTRIBUTE, element, "'camunda:%s' is not permitted here".formatted(attribute));
                }
            } else if (name.contains("activiti.org")) {
                refuse(Rule.ATTRIBUTE, element, "'%s' is not permitted".formatted(name));
            }
        }
        checkNoExpression(element);
    }

    /** The engine evaluates names, documentation and much else: an expression may stand in three places only. */
    private void checkNoExpression(Element element) {
        for (var name : element.attributes()) {
            if (!name.equals(Xml.CAMUNDA + ":delegateExpression") && isExpression(element.attribute(name))) {
                refuse(Rule.ATTRIBUTE, element, "an expression in '%s'".formatted(name));
            }
        }
        if (!Xml.is(element, "conditionExpression") && isExpression(element.getText())) {
            refuse(Rule.ATTRIBUTE, element, "an expression as its text");
        }
    }

    private void checkMeaning(Element element) {
        switch (element.getTagName()) {
            case "process" -> checkProcess(element);
            case "serviceTask" -> new StepUse(element, steps, this::refuse).check();
            case "businessRuleTask" -> checkDecision(element);
            case "callActivity" -> checkCall(element);
            case "userTask" -> checkHumanTask(element);
            case "conditionExpression" -> checkCondition(element);
            case "timerEventDefinition" -> checkTimer(element);
            default -> {
                // Its place in the vocabulary is all there is to say.
            }
        }
    }

    private void checkExtension(Element element) {
        if (!Vocabulary.permitsExtension(element.getTagName())) {
            refuse(Rule.ATTRIBUTE, element, "'camunda:%s' is not permitted".formatted(element.getTagName()));
        }
        if (element.getTagName().equals("inputParameter") && !element.elements().isEmpty()) {
            refuse(Rule.INPUT, element, "an input is a literal text");
        }
        var passesOnKey = element.getTagName().equals("in")
                && PASS_ON_BUSINESS_KEY.equals(element.attribute("businessKey"))
                && element.attributes().equals(Set.of("businessKey"));
        if (!passesOnKey) {
            checkNoExpression(element);
        }
        for (var dangerous : List.of("sourceExpression", "variables")) {
            if (element.attribute(dangerous) != null) {
                refuse(Rule.CALL, element, "'%s': only named variables are handed over".formatted(dangerous));
            }
        }
    }

    private void checkProcess(Element process) {
        if (Xml.camunda(process, "historyTimeToLive") == null) {
            refuse(Rule.TIME_TO_LIVE, process, "camunda:historyTimeToLive is missing");
        }
        Xml.starterGroups(process).stream()
                .filter(group -> Role.ofGroup(group).isEmpty())
                .forEach(group -> refuse(Rule.SIGN_OFF, process, "there is no group '%s'".formatted(group)));
    }

    private void checkDecision(Element task) {
        var result = Xml.camunda(task, "resultVariable");
        if (Xml.camunda(task, "decisionRef") == null) {
            refuse(Rule.DECISION, task, "camunda:decisionRef is missing");
        }
        if (!"singleEntry".equals(Xml.camunda(task, "mapDecisionResult"))) {
            refuse(Rule.DECISION, task, "camunda:mapDecisionResult must be singleEntry");
        }
        if (result == null || !NAME.matcher(result).matches()) {
            refuse(Rule.DECISION, task, "camunda:resultVariable must be a name of letters and digits");
        } else if (declared.isDecisionVariable(result)) {
            refuse(Rule.VARIABLE, task, "'%s' is written by a person's decision".formatted(result));
        }
    }

    private void checkCall(Element call) {
        var called = call.attribute("calledElement");
        if (called == null || called.isBlank()) {
            refuse(Rule.CALL, call, "calledElement is missing");
        }
        if (!"deployment".equals(Xml.camunda(call, "calledElementBinding"))) {
            refuse(Rule.CALL, call, "camunda:calledElementBinding must be deployment");
        }
        if (Xml.extensions(call, "in").noneMatch(in -> PASS_ON_BUSINESS_KEY.equals(in.attribute("businessKey")))) {
            refuse(Rule.CALL, call, "the business key is not handed on");
        }
        Xml.extensions(call, "out")
                .map(out -> out.attribute("target"))
                .filter(target -> target != null && declared.isDecisionVariable(target))
                .forEach(target ->
                        refuse(Rule.VARIABLE, call, "'%s' is written by a person's decision".formatted(target)));
    }

    private void checkHumanTask(Element element) {
        var task = Xml.humanTask(element);
        if (task.groups().isEmpty()) {
            refuse(Rule.SIGN_OFF, element, "camunda:candidateGroups is missing");
        }
        task.groups().stream()
                .filter(group -> Role.ofGroup(group).isEmpty())
                .forEach(group -> refuse(Rule.SIGN_OFF, element, "there is no group '%s'".formatted(group)));
        if (task.decisions().isEmpty()
                || !task.decisions().stream()
                        .allMatch(word -> WORD.matcher(word).matches())) {
            refuse(Rule.SIGN_OFF, element, "%s must list words".formatted(HumanTask.DECISIONS));
        }
        if (!task.decisions().containsAll(task.accepts())) {
            refuse(Rule.SIGN_OFF, element, "%s names a word that is no decision".formatted(HumanTask.ACCEPTS));
        }
        if (!task.decisions().containsAll(task.needsConditions())) {
            refuse(Rule.SIGN_OFF, element, "%s names a word that is no decision".formatted(HumanTask.NEEDS_CONDITIONS));
        }
        if (!NAME.matcher(task.variable()).matches()) {
            refuse(Rule.SIGN_OFF, element, "%s must be a name".formatted(HumanTask.VARIABLE));
        }
        var due = Xml.camunda(element, "dueDate");
        if (due != null && !DURATION.matcher(due).matches()) {
            refuse(Rule.TIMER, element, "camunda:dueDate must be a literal duration, such as P5D");
        }
        declared.otherWriter(task)
                .ifPresent(other -> refuse(
                        Rule.VARIABLE, element, "'%s' is written by %s already".formatted(task.variable(), other)));
        checkSeparation(element, task);
    }

    private void checkSeparation(Element element, HumanTask task) {
        if (task.isSignOff() && task.differsFrom().isEmpty()) {
            refuse(Rule.SIGN_OFF, element, "%s is missing on a sign-off".formatted(HumanTask.DIFFERS_FROM));
        }
        if (task.onlyBy() != null && !task.onlyBy().equals(HumanTask.DEVELOPER)) {
            refuse(Rule.SIGN_OFF, element, "%s can be '%s' only".formatted(HumanTask.ONLY_BY, HumanTask.DEVELOPER));
        }
        if (task.isSignOff() && task.onlyBy() != null) {
            refuse(Rule.SIGN_OFF, element, "nobody signs off their own work: %s".formatted(HumanTask.ONLY_BY));
        }
    }

    private void checkCondition(Element element) {
        if (element.attribute("language") != null) {
            refuse(Rule.CONDITION, element, "a script is not permitted");
        }
        try {
            Condition.parse(element.getText()).forEach(comparison -> checkComparison(element, comparison));
        } catch (ConditionNotPermitted e) {
            refuse(Rule.CONDITION, element, e.getMessage());
        }
    }

    private void checkComparison(Element element, Comparison comparison) {
        if (!declared.knows(comparison.variable())) {
            refuse(Rule.CONDITION, element, "nothing writes '%s'".formatted(comparison.variable()));
            return;
        }
        var words = declared.words(comparison.variable());
        if (!words.isEmpty() && comparison.literal() instanceof String word && !words.contains(word)) {
            refuse(
                    Rule.CONDITION,
                    element,
                    "'%s' is never '%s'; one of %s wanted".formatted(comparison.variable(), word, words));
        }
    }

    private void checkTimer(Element timer) {
        var durations = Xml.children(timer, "timeDuration").toList();
        var literal = durations.size() == 1
                && DURATION.matcher(durations.get(0).getText().strip()).matches()
                && timer.elements().stream().noneMatch(child -> !Xml.is(child, "timeDuration"));
        if (!literal) {
            refuse(Rule.TIMER, timer, "one timeDuration wanted, such as P2D");
        }
    }

    private void refuse(Rule rule, Element element, String what) {
        findings.add(new Finding(rule, element, what));
    }

    private static boolean isExpression(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    private static boolean isForeignExtension(Element element) {
        return element.getUri() != null && element.getUri().contains("activiti.org");
    }
}
