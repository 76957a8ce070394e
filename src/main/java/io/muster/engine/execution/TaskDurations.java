package io.muster.engine.execution;

import io.muster.engine.duedates.DueDates;
import io.muster.engine.duedates.TaskDates;
import io.muster.processfiles.HumanTask;
import io.muster.step.BusinessKey;
import java.time.Duration;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The durations of timers at human tasks, which the table {@code due-dates} gives when the process token arrives. */
@Component
public class TaskDurations {

    private final ObjectProvider<DueDates> dueDates;

    TaskDurations(ObjectProvider<DueDates> dueDates) {
        this.dueDates = dueDates;
    }

    /**
     * The duration as the engine evaluates it.
     *
     * @param limit what the diagram draws; the table may shorten it but never lengthen it, because the proof counts what is
     *     drawn. Null for a timer that is not drawn.
     * @param after the duration among the dates of a task
     * @param text what the engine shows of it
     */
    Expression of(HumanTask task, @Nullable Duration limit, Function<TaskDates, Duration> after, String text) {
        return new TableDuration(dueDates, task, limit, after, text);
    }

    private record TableDuration(
            ObjectProvider<DueDates> dueDates,
            HumanTask task,
            @Nullable Duration limit,
            Function<TaskDates, Duration> after,
            String text)
            implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            var execution = (DelegateExecution) scope;
            var subject = BusinessKey.parse(execution.getProcessBusinessKey()).subject();
            var length = after.apply(dueDates.getObject().of(task, subject));
            var isLimited = limit != null && limit.compareTo(length) < 0;
            return (isLimited ? limit : length).toString();
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException("The duration of a timer cannot be set: " + text);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
