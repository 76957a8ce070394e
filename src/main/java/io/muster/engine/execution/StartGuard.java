package io.muster.engine.execution;

import io.muster.audit.refusals.RefusalLog;
import io.muster.engine.EngineProblem;
import io.muster.engine.GivenReason;
import io.muster.engine.StartPermission;
import io.muster.engine.Succession;
import io.muster.evidence.lock.VersionLock;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.DomainEvent;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.step.BusinessKey;
import io.muster.step.HistoryGuard;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The guard of process starts, by any caller through any API. Uses history events because they are raised inside the
 * caller's request; a start listener would run only in the job that follows, without the person. Called processes start
 * with their caller and are not checked.
 */
@Component
class StartGuard implements HistoryGuard {

    private final ObjectProvider<ProcessSubjects> subjects;
    private final ObjectProvider<UserDirectory> people;
    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<VersionLock> locks;
    private final ObjectProvider<RefusalLog> refusals;

    StartGuard(
            ObjectProvider<ProcessSubjects> subjects,
            ObjectProvider<UserDirectory> people,
            ObjectProvider<RuntimeService> runtime,
            ObjectProvider<VersionLock> locks,
            ObjectProvider<RefusalLog> refusals) {
        this.subjects = subjects;
        this.people = people;
        this.runtime = runtime;
        this.locks = locks;
        this.refusals = refusals;
    }

    @Override
    public void check(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity start
                && event.getEventType().equals(HistoryEventTypes.PROCESS_INSTANCE_START.getEventName())
                && start.getSuperProcessInstanceId() == null) {
            try {
                check(start, permission(start));
            } catch (Refusal e) {
                note(start, e);
                throw e;
            }
        }
    }

    private void check(HistoricProcessInstanceEventEntity start, StartPermission permission) {
        var key = BusinessKey.parse(start.getBusinessKey());
        if (start.getStartUserId() != null && !Succession.isUnderWay()) {
            requirePermitted(start, permission);
        }
        locks.getObject().take(key.subject());
        requireStartable(start, key, permission);
        requireAlone(start, key);
    }

    private void requirePermitted(HistoricProcessInstanceEventEntity start, StartPermission permission) {
        var groups = people.getObject().groups(start.getStartUserId());
        if (groups.stream().noneMatch(permission.groups()::contains)) {
            throw EngineProblem.START_REFUSED.refusal(
                    "'%s' may not start %s: expected a member of one of the groups %s",
                    start.getStartUserId(), start.getProcessDefinitionKey(), permission.groups());
        }
        if (permission.needsReason() && !GivenReason.isGiven()) {
            throw EngineProblem.START_REFUSED.refusal(
                    "%s starts only with a reason: ask for it on the page of %s, or at /api/versions/%s/%s",
                    start.getProcessDefinitionKey(),
                    start.getBusinessKey(),
                    start.getBusinessKey(),
                    start.getProcessDefinitionKey());
        }
    }

    private void requireStartable(
            HistoricProcessInstanceEventEntity start, BusinessKey key, StartPermission permission) {
        subjects.getObject()
                .of(key.subject())
                .startObjection(key.subject(), start.getProcessDefinitionKey(), permission.stages())
                .ifPresent(why -> {
                    throw EngineProblem.START_CONFLICT.refusal(why);
                });
    }

    private void requireAlone(HistoricProcessInstanceEventEntity start, BusinessKey key) {
        var query = runtime.getObject()
                .createProcessInstanceQuery()
                .processDefinitionKey(start.getProcessDefinitionKey())
                .rootProcessInstances();
        query = key.period() == null
                ? query.processInstanceBusinessKey(key.toString())
                : query.processInstanceBusinessKeyLike(BusinessKey.everyPeriodOf(key.subject()));
        // The person starting may not be allowed to see instances that others started.
        var running = Context.getCommandContext().runWithoutAuthorization(query::unlimitedList);
        for (var other : running) {
            if (!other.getId().equals(start.getProcessInstanceId()) && !Succession.isFormer(other.getId())) {
                throw EngineProblem.START_CONFLICT.refusal(
                        "A %s of %s is under way already: instance %s",
                        start.getProcessDefinitionKey(), key.subject(), other.getId());
            }
        }
    }

    /** Records refusals of people only: starts by Muster itself are retried and show their failure elsewhere. */
    private void note(HistoricProcessInstanceEventEntity start, Refusal refusal) {
        if (start.getStartUserId() != null) {
            var subject = String.valueOf(start.getBusinessKey());
            refusals.getObject()
                    .refused(
                            DomainEvent.PLATFORM,
                            subject,
                            Actor.person(start.getStartUserId()),
                            "start " + start.getProcessDefinitionKey(),
                            String.valueOf(refusal.getMessage()));
        }
    }

    private static StartPermission permission(HistoricProcessInstanceEventEntity start) {
        return (StartPermission) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(start.getProcessDefinitionId())
                .getProperty(StartPermission.PROPERTY);
    }
}
