package io.muster.signoff;

import io.muster.evidence.SignOff.Answer;
import io.muster.processfiles.FormField;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The fields that a form asks for besides those of a decision. Their answers are kept with the sign-off. */
final class OwnFields {

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
