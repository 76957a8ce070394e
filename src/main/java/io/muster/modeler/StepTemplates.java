package io.muster.modeler;

import io.muster.step.Step;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One template for each step, derived from its declaration alone. */
final class StepTemplates {

    /** {@link java.time.Period}'s form without signs, as far as a designer needs it. */
    private static final String PERIOD = "P(?=\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?";

    private static final String WORD = "[a-zA-Z][a-zA-Z0-9_-]*";

    private StepTemplates() {}

    static List<Template> of(List<StepContract> steps) {
        return steps.stream().map(StepTemplates::of).toList();
    }

    static Template of(StepContract step) {
        var declaration = step.declaration();
        var fields = new ArrayList<TemplateField>(implementation(step));
        Arrays.stream(declaration.inputs()).map(StepTemplates::input).forEach(fields::add);
        if (step.callsOut() && !step.isLong()) {
            fields.add(TemplateField.on(
                    "Save point before",
                    "The step reaches outside the database, so everything before it is committed first.",
                    Groups.RUN,
                    Binding.attribute("camunda:asyncBefore")));
        }
        return Template.task(
                "%s: %s".formatted(StepWords.group(declaration.group()), declaration.title()),
                "step." + step.id(),
                declaration.description() + outcome(step),
                "bpmn:ServiceTask",
                fields);
    }

    /** The variable that a following gateway can test: a template has no field for it. */
    private static String outcome(StepContract step) {
        return step.outcome()
                .map(outcome -> " Ends with %s: %s.".formatted(outcome.variable(), String.join(", ", outcome.values())))
                .orElse("");
    }

    private static List<TemplateField> implementation(StepContract step) {
        return step.isLong()
                ? List.of(
                        TemplateField.fixed(Binding.attribute("camunda:type"), "external"),
                        TemplateField.fixed(Binding.attribute("camunda:topic"), step.id()))
                : List.of(TemplateField.fixed(
                        Binding.attribute("camunda:delegateExpression"), "${%s}".formatted(step.id())));
    }

    private static TemplateField input(Step.Input input) {
        var binding = Binding.input(input.name());
        var proposed = input.proposed().isEmpty() ? null : input.proposed();
        if (input.values().length > 0) {
            var first = proposed == null ? input.values()[0] : proposed;
            return TemplateField.oneOf(input.label(), Groups.INPUTS, List.of(input.values()), first, binding);
        }
        var field = input.optional()
                ? TemplateField.optional(input.label(), Groups.INPUTS, binding)
                : TemplateField.required(input.label(), Groups.INPUTS, proposed, binding);
        return switch (input.type()) {
            case TEXT -> field;
            case PERIOD -> field.matching("^" + PERIOD + "$", "A period, such as P30D");
            case DECISION -> field.matching("^" + WORD + "$", "The id of a decision");
            case TARGET -> field;
        };
    }
}
