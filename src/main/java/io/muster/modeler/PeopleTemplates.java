package io.muster.modeler;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.security.Role;
import io.muster.verification.model.TimerDuration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates for human tasks: one for each kind of sign-off that Muster ships, one for new kinds, one for work. */
final class PeopleTemplates {

    private static final String TYPE = "bpmn:UserTask";
    private static final String WORDS = "^[a-zA-Z][a-zA-Z0-9-]*(\\s*,\\s*[a-zA-Z][a-zA-Z0-9-]*)*$";
    private static final String WORDS_EXPECTED = "Words of letters and digits, separated by commas";
    private static final String DURATION = "^(%s)$".formatted(TimerDuration.PATTERN);

    private PeopleTemplates() {}

    static List<Template> all() {
        var templates = new ArrayList<Template>();
        SignOffKind.SHIPPED.stream().map(PeopleTemplates::of).forEach(templates::add);
        templates.add(owner());
        templates.add(anySignOff());
        templates.add(rework());
        return templates;
    }

    private static Template of(SignOffKind kind) {
        var fields = new ArrayList<TemplateField>();
        fields.add(groups(kind.role().group()));
        fields.add(differsFrom(kind.differsFrom()));
        fields.add(quorum());
        fields.add(due());
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.CONTROL), kind.control()));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.DECISIONS), kind.decisions()));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.ACCEPTS), kind.accepts()));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.VARIABLE), kind.variable()));
        if (kind.needsConditions() != null) {
            fields.add(TemplateField.fixed(
                    Binding.property(HumanTaskProperties.NEEDS_CONDITIONS), kind.needsConditions()));
        }
        fields.addAll(form(kind.form()));
        return Template.task("Sign-off: " + kind.title(), "signOff." + kind.id(), kind.description(), TYPE, fields);
    }

    private static Template owner() {
        var fields = new ArrayList<TemplateField>();
        fields.add(groups("approver,secondApprover"));
        fields.add(differsFrom(HumanTaskProperties.DEVELOPER));
        fields.add(due());
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.ONLY_BY), HumanTaskProperties.OWNER));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.CONTROL), "process-owner"));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.DECISIONS), "approve,reject"));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.ACCEPTS), "approve"));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.VARIABLE), "changeDecision"));
        fields.addAll(form("sign-off-change"));
        return Template.task(
                "Sign-off: Sign off change",
                "signOff.processOwner",
                "The owner of a process reads what a new version weakens. Of the groups, only the one that the table"
                        + " process-owners names may decide.",
                TYPE,
                fields);
    }

    private static Template anySignOff() {
        var fields = new ArrayList<TemplateField>();
        fields.add(groups(null));
        fields.add(differsFrom("developer,starter"));
        fields.add(quorum());
        fields.add(due());
        fields.add(TemplateField.required(
                        "Control it provides", Groups.WHAT, null, Binding.property(HumanTaskProperties.CONTROL))
                .described("The name with which guarded steps and decision tables demand it.")
                .matching("^[a-zA-Z][a-zA-Z0-9-]*$", "A name of letters, digits and hyphens"));
        fields.add(words("Decisions to choose from", "accept,rework,reject", HumanTaskProperties.DECISIONS));
        fields.add(words("Decisions that accept", "accept", HumanTaskProperties.ACCEPTS));
        fields.add(TemplateField.required(
                        "Variable that holds the decision",
                        Groups.WHAT,
                        null,
                        Binding.property(HumanTaskProperties.VARIABLE))
                .described("A variable of its own that nothing else writes. Gateways ask for it.")
                .matching("^[a-zA-Z][a-zA-Z0-9]*$", "A name of letters and digits"));
        fields.add(
                TemplateField.required("Form", Groups.WHAT, null, Binding.attribute("camunda:formRef"))
                        .described(
                                "Id of a form in the same folder; its field 'decision' offers exactly these decisions. Up to ten fields of your own are kept with the sign-off."));
        fields.add(TemplateField.fixed(Binding.attribute("camunda:formRefBinding"), "deployment"));
        return Template.task(
                "Sign-off: other kind",
                "signOff.other",
                "A decision that provides a control of the organisation's own.",
                TYPE,
                fields);
    }

    private static Template rework() {
        var fields = new ArrayList<TemplateField>();
        fields.add(groups(Role.DEVELOPER.group()));
        fields.add(due());
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.ONLY_BY), HumanTaskProperties.DEVELOPER));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.DECISIONS), "resubmit,withdraw"));
        fields.add(TemplateField.fixed(Binding.property(HumanTaskProperties.VARIABLE), "reworkDecision"));
        fields.addAll(form("rework-version"));
        return Template.task(
                "Work: Rework version",
                "work.rework",
                "The version's own developer corrects it and submits it again, or withdraws it. This is work, not a sign-off.",
                TYPE,
                fields);
    }

    private static TemplateField groups(@Nullable String proposed) {
        return TemplateField.required("Groups", Groups.WHO, proposed, Binding.attribute("camunda:candidateGroups"))
                .described(
                        "Groups whose members may take the task, separated by commas: those of roles, and those that the settings declare.")
                .matching(WORDS, WORDS_EXPECTED);
    }

    private static TemplateField differsFrom(String proposed) {
        return TemplateField.required(
                        "Must be someone other than",
                        Groups.WHO,
                        proposed,
                        Binding.property(HumanTaskProperties.DIFFERS_FROM))
                .described("developer, starter, or controls signed off earlier, separated by commas.")
                .matching(WORDS, WORDS_EXPECTED);
    }

    private static TemplateField quorum() {
        return TemplateField.suggested(
                        "How many different people must accept",
                        Groups.WHO,
                        "1",
                        Binding.property(HumanTaskProperties.QUORUM))
                .described("From 1 to 9. They are asked one after the other; the first who does not accept decides.")
                .matching("^[1-9]$", "A number from 1 to 9");
    }

    private static TemplateField due() {
        return TemplateField.optional("Due within", Groups.WHEN, Binding.attribute("camunda:dueDate"))
                .described(
                        "Only if it is to differ from the table due-dates, such as P5D. A timer drawn at the task says what happens if no one decides.")
                .matching(DURATION, "Expected " + TimerDuration.EXPECTED);
    }

    private static TemplateField words(String label, String proposed, String property) {
        return TemplateField.required(label, Groups.WHAT, proposed, Binding.property(property))
                .matching(WORDS, WORDS_EXPECTED);
    }

    private static List<TemplateField> form(String id) {
        return List.of(
                TemplateField.fixed(Binding.attribute("camunda:formRef"), id),
                TemplateField.fixed(Binding.attribute("camunda:formRefBinding"), "deployment"));
    }
}
