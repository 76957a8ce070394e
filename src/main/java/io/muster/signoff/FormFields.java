package io.muster.signoff;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.processfiles.TaskForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The guard that accepts only a form's own fields. The engine would store anything else submitted with them as a
 * variable of the task or the process: a person could overwrite what the form only shows, or give an answer that the
 * form does not ask for.
 */
public final class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WITHOUT_FORM = Set.copyOf(Fields.ASKED);

    private FormFields() {}

    /** @param engine whose form and task services are replaced by checking ones */
    public static void guard(ProcessEngineConfigurationImpl engine) {
        engine.setFormService(new Forms());
        engine.setTaskService(new Tasks());
    }

    private static final class Forms extends FormServiceImpl {

        @Override
        public void submitTaskForm(String task, Map<String, Object> values) {
            commandExecutor.execute(onlyOwn(values, context -> ofTask(context, task)));
            super.submitTaskForm(task, values);
        }

        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(
                String task, Map<String, Object> values, boolean objects) {
            commandExecutor.execute(onlyOwn(values, context -> ofTask(context, task)));
            return super.submitTaskFormWithVariablesInReturn(task, values, objects);
        }

        @Override
        public ProcessInstance submitStartForm(String definition, Map<String, Object> values) {
            commandExecutor.execute(onlyOwn(values, context -> ofStart(context, definition)));
            return super.submitStartForm(definition, values);
        }

        @Override
        public ProcessInstance submitStartForm(String definition, String businessKey, Map<String, Object> values) {
            commandExecutor.execute(onlyOwn(values, context -> ofStart(context, definition)));
            return super.submitStartForm(definition, businessKey, values);
        }
    }

    /**
     * Completion without the form. A variable that is not a field of any form becomes a process variable, where
     * {@link DecisionVariables} sees it.
     */
    private static final class Tasks extends TaskServiceImpl {

        @Override
        public void complete(String task, Map<String, Object> values) {
            commandExecutor.execute(onlyOwn(fieldsIn(values), context -> ofTask(context, task)));
            super.complete(task, values);
        }

        @Override
        public VariableMap completeWithVariablesInReturn(String task, Map<String, Object> values, boolean objects) {
            commandExecutor.execute(onlyOwn(fieldsIn(values), context -> ofTask(context, task)));
            return super.completeWithVariablesInReturn(task, values, objects);
        }

        private static @Nullable Map<String, Object> fieldsIn(@Nullable Map<String, Object> values) {
            return values == null
                    ? null
                    : values.entrySet().stream()
                            .filter(value -> Fields.ASKED.contains(value.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getKey));
        }
    }

    private static Command<Void> onlyOwn(
            @Nullable Map<String, Object> values, Function<CommandContext, Set<String>> fields) {
        var sent = new TreeSet<>(values == null ? Set.<String>of() : values.keySet());
        return context -> {
            var person = context.getAuthentication();
            if (person == null || sent.isEmpty()) {
                return null;
            }
            var own = context.runWithoutAuthorization(() -> fields.apply(context));
            sent.removeAll(own);
            if (!sent.isEmpty()) {
                throw new AuthorizationException("'%s' sent %s, which is not in the form: expected only its fields %s"
                        .formatted(person.getUserId(), sent, new TreeSet<>(own)));
            }
            return null;
        };
    }

    private static Set<String> ofTask(CommandContext context, String task) {
        var form = new GetTaskFormCmd(task).execute(context);
        return of(form, () -> new GetDeployedTaskFormCmd(task).execute(context)).orElse(WITHOUT_FORM);
    }

    private static Set<String> ofStart(CommandContext context, String definition) {
        var form = new GetStartFormCmd(definition).execute(context);
        return of(form, () -> new GetDeployedStartFormCmd(definition).execute(context))
                .orElse(Set.of());
    }

    /** @return its fields; empty if there is no form */
    private static Optional<Set<String>> of(@Nullable FormData form, Content deployed) {
        if (form == null) {
            return Optional.empty();
        }
        var generated = form.getFormFields().stream().map(FormField::getId).collect(Collectors.toSet());
        if (isDeployed(form)) {
            read(deployed).fields().forEach(field -> generated.add(field.key()));
            return Optional.of(generated);
        }
        return generated.isEmpty() ? Optional.empty() : Optional.of(generated);
    }

    /** The form of a task that a diagram names; empty if there is none. */
    static Optional<TaskForm> form(DelegateTask task) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> {
            var form = new GetTaskFormCmd(task.getId()).execute(context);
            return form != null && isDeployed(form)
                    ? Optional.of(read(() -> new GetDeployedTaskFormCmd(task.getId()).execute(context)))
                    : Optional.<TaskForm>empty();
        });
    }

    private static boolean isDeployed(FormData form) {
        return form.getFormKey() != null
                || Optional.ofNullable(form.getCamundaFormRef())
                        .map(CamundaFormRef::getKey)
                        .isPresent();
    }

    @FunctionalInterface
    private interface Content {
        InputStream open();
    }

    private static TaskForm read(Content form) {
        try (var content = form.open()) {
            return TaskForm.of(JSON.readTree(content));
        } catch (IOException e) {
            throw new IllegalStateException("The form cannot be read", e);
        }
    }
}
