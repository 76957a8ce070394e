package io.muster.diagrams;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FormField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check that a form with fields of its own belongs to a sign-off, which keeps their answers, and that none has the
 * name of a variable of the process, which the answer would hide.
 */
final class FormCheck {

    private final DeploymentBundle files;
    private final Map<FileElement, DeclaredVariables> processes;
    private final ProblemCollector refusals;
    private @Nullable DeclaredVariables declared;

    FormCheck(DeploymentBundle files, Map<FileElement, DeclaredVariables> processes, ProblemCollector refusals) {
        this.files = files;
        this.processes = processes;
        this.refusals = refusals;
    }

    void check(FileElement element) {
        declared = processes.getOrDefault(element, declared);
        var reference = BpmnXml.is(element, "userTask") ? BpmnXml.camunda(element, "formRef") : null;
        if (reference != null) {
            files.form(reference).ifPresent(form -> form.own().forEach(field -> check(element, field)));
        }
    }

    private void check(FileElement task, FormField field) {
        if (!BpmnXml.humanTask(task).isSignOff()) {
            refusals.refuse(
                    Rule.FORM,
                    task,
                    "its form asks for '%s', but only a sign-off keeps answers".formatted(field.key()));
        } else if (declared != null && declared.knows(field.key())) {
            refusals.refuse(
                    Rule.FORM,
                    task,
                    "its form asks for '%s', which is the name of a variable of the process".formatted(field.key()));
        }
    }
}
