package io.muster.engine.duedates;

import io.muster.engine.Urgency;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.processfiles.HumanTask;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.events.EventPublisher;
import io.muster.signoff.DecisionListener;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.signoff.SignOffService;
import io.muster.signoff.TaskTitle;
import io.muster.step.BusinessKey;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What happens to an open task as time passes: it gets its dates, people are reminded, and it escalates. */
@Component
public class OpenTaskDates {

    private static final Actor ENGINE = Actor.system("engine");

    private final DueDates dueDates;
    private final SignOffService signOffs;
    private final Findings findings;
    private final ProcessSubjects subjects;
    private final EventPublisher events;

    OpenTaskDates(
            DueDates dueDates,
            SignOffService signOffs,
            Findings findings,
            ProcessSubjects subjects,
            EventPublisher events) {
        this.dueDates = dueDates;
        this.signOffs = signOffs;
        this.findings = findings;
        this.subjects = subjects;
        this.events = events;
    }

    /** Sets the title, the dates and the priority of a new task; a due date that the diagram gives stays. */
    public void begin(HumanTask task, DelegateTask open) {
        var subject = subject(open);
        var dates = dueDates.of(task, subject);
        open.setName(TaskTitle.of(open.getName(), subject, dates.tier()));
        if (open.getDueDate() == null) {
            open.setDueDate(after(open, dates.due()));
        }
        open.setFollowUpDate(after(open, dates.followUp()));
        open.setPriority(Urgency.ORDINARY.priority(dates.tier()));
    }

    /** Called when the time of one of its timers has come; the task stays open. */
    public void goOn(TaskTimer timer, HumanTask task, DelegateTask open) {
        var dates = dueDates.of(task, subject(open));
        switch (timer) {
            case REMINDER -> remind(task, open, dates);
            case ESCALATION -> escalate(task, open, dates);
        }
    }

    private void remind(HumanTask task, DelegateTask open, TaskDates dates) {
        raise(open, Urgency.REMINDED.priority(dates.tier()));
        events.publish(new PeopleReminded(subject(open), List.of(asked(open)), ENGINE, events.now()));
        new DecisionListener(task, signOffs).remind(open);
    }

    private void escalate(HumanTask task, DelegateTask open, TaskDates dates) {
        raise(open, Urgency.OVERDUE.priority(dates.tier()));
        new DecisionListener(task, signOffs).escalate(open, dates.group());
        findings.open(overdue(subject(open), open, dates), ENGINE);
    }

    /** It is to be closed before the decision lapses. */
    private NewFinding overdue(SubjectId subject, DelegateTask open, TaskDates dates) {
        var left = Math.max(1, dates.lapse().minus(dates.escalation()).toDays());
        return new NewFinding(
                subject,
                dates.severity(),
                Finding.DECISION_OVERDUE,
                "Waiting: %s".formatted(asked(open)),
                subjects.of(subject).answerable(subject),
                LocalDate.ofInstant(events.now(), ZoneOffset.UTC).plusDays(left),
                "Decide in the process that waits",
                null);
    }

    private static void raise(DelegateTask open, int priority) {
        if (open.getPriority() < priority) {
            open.setPriority(priority);
        }
    }

    private static String asked(DelegateTask open) {
        return TaskTitle.asked(open.getName(), subject(open));
    }

    private static SubjectId subject(DelegateTask open) {
        return BusinessKey.parse(open.getExecution().getProcessBusinessKey()).subject();
    }

    private static Date after(DelegateTask open, Duration length) {
        return Date.from(open.getCreateTime().toInstant().plus(length));
    }
}
