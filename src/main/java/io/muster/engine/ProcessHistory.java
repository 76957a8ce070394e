package io.muster.engine;

import io.muster.shared.SubjectId;
import io.muster.signoff.OpenForm;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.signoff.TaskTitle;
import io.muster.step.BusinessKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process instances of versions, read from the engine. */
@Component
class ProcessHistory {

    private static final List<String> NO_PLACE = List.of(
            "callActivity", "subProcess", "processDefinition", "startEvent", "boundaryTimer", "multiInstanceBody");

    private final HistoryService history;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessSubjects subjects;

    ProcessHistory(HistoryService history, RuntimeService runtime, TaskService tasks, ProcessSubjects subjects) {
        this.history = history;
        this.runtime = runtime;
        this.tasks = tasks;
        this.subjects = subjects;
    }

    List<ProcessRun> of(SubjectId subject) {
        var once = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(BusinessKey.of(subject).toString())
                .rootProcessInstances()
                .list();
        var again = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyLike(BusinessKey.everyPeriodOf(subject))
                .rootProcessInstances()
                .list();
        return Stream.concat(once.stream(), again.stream())
                .sorted((a, b) -> b.getStartTime().compareTo(a.getStartTime()))
                .map(instance -> run(subject, instance))
                .toList();
    }

    List<WaitingTask> waiting() {
        var found =
                tasks.createTaskQuery().active().orderByTaskCreateTime().asc().list();
        var keys = keys(found);
        return found.stream().map(task -> waiting(task, keys)).toList();
    }

    /** The open forms about a version on which a decision is bound to what is shown. */
    List<OpenForm> forms(SubjectId subject) {
        return tasks
                .createTaskQuery()
                .or()
                .processInstanceBusinessKey(BusinessKey.of(subject).toString())
                .processInstanceBusinessKeyLike(BusinessKey.everyPeriodOf(subject))
                .endOr()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .flatMap(task -> Optional.ofNullable(tasks.getVariableLocal(task.getId(), OpenForm.DIGEST))
                        .map(digest -> new OpenForm(TaskTitle.asked(task.getName(), subject), String.valueOf(digest)))
                        .stream())
                .toList();
    }

    private ProcessRun run(SubjectId subject, HistoricProcessInstance instance) {
        var name = instance.getProcessDefinitionName();
        return new ProcessRun(
                instance.getId(),
                subject,
                name == null ? instance.getProcessDefinitionKey() : name,
                instance.getStartUserId(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getEndTime() == null ? null : end(instance),
                instance.getEndTime() == null ? at(instance) : List.of(),
                incidents(instance));
    }

    /** The last end event it reached: an instance may pass others on side branches. */
    private @Nullable String end(HistoricProcessInstance instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .orderPartiallyByOccurrence()
                .desc()
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityName)
                .findFirst()
                .orElse(null);
    }

    private List<String> at(HistoricProcessInstance root) {
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(root.getId()).list().stream()
                .flatMap(
                        instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .unfinished()
                                .list()
                                .stream())
                .filter(activity -> !NO_PLACE.contains(activity.getActivityType()))
                .map(activity ->
                        activity.getActivityName() == null ? activity.getActivityId() : activity.getActivityName())
                .toList();
    }

    private List<String> incidents(HistoricProcessInstance root) {
        if (root.getEndTime() != null) {
            return List.of();
        }
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(root.getId()).list().stream()
                .flatMap(instance -> runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream())
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(ProcessHistory::message)
                .toList();
    }

    /** The incident's message; one that an administrator caused by removing a job's retries has none. */
    private static String message(Incident incident) {
        return incident.getIncidentMessage() == null
                ? "stopped at '%s' without a message".formatted(incident.getActivityId())
                : incident.getIncidentMessage();
    }

    private Map<String, String> keys(List<Task> found) {
        if (found.isEmpty()) {
            return Map.of();
        }
        var ids = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private WaitingTask waiting(Task task, Map<String, String> keys) {
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null && link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(link -> link.getGroupId())
                .toList();
        var version = BusinessKey.parse(keys.get(task.getProcessInstanceId())).subject();
        return new WaitingTask(
                task.getId(),
                version,
                subjects.of(version).page(version),
                TaskTitle.asked(task.getName(), version),
                groups,
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                Urgency.of(task.getPriority()));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
