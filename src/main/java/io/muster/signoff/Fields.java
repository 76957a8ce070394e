package io.muster.signoff;

import io.muster.evidence.SignOff.Answer;
import io.muster.processfiles.FormField;
import io.muster.processfiles.TaskForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form. They are stored as task variables and not as process variables, so that a gateway never reads
 * what a person submitted.
 */
final class Fields {

    static final String DECISION = "decision";
    static final String REASON = "reason";
    static final String CONDITIONS = "conditions";
    static final String VALID_UNTIL = "validUntil";
    static final String DOSSIER = OpenForm.DIGEST;

    /** Submitted by a person. */
    static final List<String> ASKED = TaskForm.OF_A_DECISION;

    /** Shown only. */
    static final String VERSION = "version";

    static final String SUMMARY = "summary";
    static final String EVIDENCE_LINK = "evidenceLink";
    static final String PROGRESS = "progress";

    private static final int LONGEST = FormField.LONGEST;

    private Fields() {}

    /**
     * A form's submission fills the task's own fields; a bare completion stores them as process variables, of which
     * only those that came with this request count.
     */
    static String text(DelegateTask task, String field) {
        var value = SentIn.contains(field) ? task.getExecution().getVariable(field) : task.getVariableLocal(field);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "Field '%s' of task '%s' must be a text", field, task.getName());
        }
        if (text.length() > LONGEST) {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "Field '%s' of task '%s' has %d characters: expected at most %d",
                    field, task.getName(), text.length(), LONGEST);
        }
        return text.strip();
    }

    static Optional<String> given(DelegateTask task, String field) {
        return Optional.of(text(task, field)).filter(text -> !text.isEmpty());
    }

    static List<String> lines(DelegateTask task, String field) {
        return text(task, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Removes the process variables that a bare completion left. */
    static void clear(DelegateTask task) {
        DecisionVariables.ours(() -> ASKED.forEach(field -> task.getExecution().removeVariable(field)));
    }

    /** The fields that the current request submitted as process variables. */
    static final class SentIn {

        private static final ThreadLocal<@Nullable SentIn> CURRENT = new ThreadLocal<>();

        private final CommandContext request;
        private final Set<String> names = new HashSet<>();

        private SentIn(CommandContext request) {
            this.request = request;
        }

        /** @return whether the variable is a field */
        static boolean note(String variable) {
            if (!ASKED.contains(variable)) {
                return false;
            }
            var request = Context.getCommandContext();
            var current = CURRENT.get();
            if (current == null || current.request != request) {
                current = new SentIn(request);
                CURRENT.set(current);
            }
            current.names.add(variable);
            return true;
        }

        static boolean contains(String field) {
            var current = CURRENT.get();
            return current != null && current.request == Context.getCommandContext() && current.names.contains(field);
        }
    }

    /** The fields that a form asks for besides those of a decision. Their answers are kept with the sign-off. */
    static final class OwnFields {

        private OwnFields() {}

        /** Makes them the task's own, so that a submission fills them and not variables of the process. */
        static void prepare(DelegateTask task) {
            fields(task).forEach(field -> task.setVariableLocal(field.key(), null));
        }

        /** @throws io.muster.shared.Refusal {@code DECISION_REFUSED} naming the first field that does not take its answer */
        static List<Answer> answers(DelegateTask task) {
            var answers = new ArrayList<Answer>();
            for (var field : fields(task)) {
                try {
                    field.answer(task.getVariableLocal(field.key()))
                            .ifPresent(value -> answers.add(new Answer(field.key(), field.label(), value)));
                } catch (IllegalArgumentException e) {
                    throw SignOffProblem.DECISION_REFUSED.refusal("Task '%s': %s", task.getName(), e.getMessage());
                }
            }
            return answers;
        }

        /** A form that was deployed before its fields were checked keeps none. */
        private static List<FormField> fields(DelegateTask task) {
            return FormFields.form(task)
                    .filter(form -> form.faults().isEmpty())
                    .map(form -> form.own())
                    .orElse(List.of());
        }
    }
}
