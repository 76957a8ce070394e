package io.muster.engine.duedates;

import io.muster.engine.Decisions;
import io.muster.engine.Decisions.Answer;
import io.muster.engine.EngineProblem;
import io.muster.evidence.findings.Severity;
import io.muster.processfiles.HumanTask;
import io.muster.security.UserGroups;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.verification.model.TimerDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The dates of human tasks, from the decision table {@code due-dates} in force when a task is created. */
@Component
public class DueDates {

    /** What the table calls a task that is not a sign-off. */
    static final String WORK = "work";

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Decisions decisions;
    private final ProcessSubjects subjects;
    private final UserGroups groups;

    DueDates(Decisions decisions, ProcessSubjects subjects, UserGroups groups) {
        this.decisions = decisions;
        this.subjects = subjects;
        this.groups = groups;
    }

    /**
     * The dates of a task about this subject. The engine asks once for each timer; the table is asked once for each
     * transaction.
     *
     * @throws Refusal {@code NO_DUE_DATES} if the table gives no usable answer
     */
    public TaskDates of(HumanTask task, SubjectId subject) {
        var kind = kind(task);
        var known = known();
        var dates = known.get(kind + " " + subject);
        if (dates == null) {
            dates = ask(kind, subject);
            known.put(kind + " " + subject, dates);
        }
        return dates;
    }

    private static String kind(HumanTask task) {
        var control = task.control();
        return control == null ? WORK : control;
    }

    /** What was asked in this transaction. */
    @SuppressWarnings("unchecked")
    private Map<String, TaskDates> known() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        var known = (Map<String, TaskDates>) TransactionSynchronizationManager.getResource(this);
        return known == null ? remember(new HashMap<>()) : known;
    }

    private Map<String, TaskDates> remember(Map<String, TaskDates> known) {
        TransactionSynchronizationManager.bindResource(this, known);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(DueDates.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(DueDates.this, known);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(DueDates.this);
            }
        });
        return known;
    }

    private TaskDates ask(String kind, SubjectId subject) {
        var tier = subjects.of(subject).classification(subject).tier();
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("control", kind);
        inputs.put("tier", tier);
        // A person whose request creates the task may not be allowed to see the table.
        var command = Context.getCommandContext();
        var answer = command == null
                ? decisions.askUnrecorded(Decisions.DUE_DATES, inputs)
                : command.runWithoutAuthorization(() -> decisions.askUnrecorded(Decisions.DUE_DATES, inputs));
        return new Row(answer, inputs, groups).dates(tier);
    }

    /** The row that answers, read as dates. */
    private record Row(Answer answer, Map<String, @Nullable Object> inputs, UserGroups groups) {

        TaskDates dates(@Nullable Integer tier) {
            return new TaskDates(
                    tier,
                    days("reminder"),
                    days("followUp"),
                    days("due"),
                    days("escalation"),
                    days("lapse"),
                    severity(),
                    tell());
        }

        private Duration days(String output) {
            return value(output, Number.class)
                    .map(days -> Duration.ofSeconds(Math.round(days.doubleValue() * SECONDS_PER_DAY)))
                    .filter(length ->
                            !length.isZero() && !length.isNegative() && length.compareTo(TimerDuration.LONGEST) <= 0)
                    .orElseThrow(() -> refusal(
                            output,
                            "a number of days above 0 and at most %,d".formatted(TimerDuration.LONGEST.toDays())));
        }

        private Severity severity() {
            return value("severity", String.class)
                    .flatMap(word -> Arrays.stream(Severity.values())
                            .filter(each -> each.name().equals(word))
                            .findFirst())
                    .orElseThrow(() -> refusal("severity", "one of " + List.of(Severity.values())));
        }

        private String tell() {
            return value("tell", String.class)
                    .filter(word -> word.equals(TaskDates.OWNER) || groups.contains(word))
                    .orElseThrow(() -> refusal(
                            "tell",
                            "one of "
                                    + Stream.concat(Stream.of(TaskDates.OWNER), groups.ids().stream())
                                            .toList()));
        }

        private <T> Optional<T> value(String output, Class<T> type) {
            return answer.rows().stream()
                    .findFirst()
                    .map(row -> row.get(output))
                    .filter(type::isInstance)
                    .map(type::cast);
        }

        private Refusal refusal(String output, String expected) {
            return EngineProblem.NO_DUE_DATES.refusal(
                    "Table %s gives %s for '%s' of a task with %s: expected %s. Correct the table, then try again",
                    answer.rule(),
                    answer.rows().stream()
                            .findFirst()
                            .map(row -> "'%s'".formatted(row.get(output)))
                            .orElse("no row"),
                    output,
                    inputs,
                    expected);
        }
    }
}
