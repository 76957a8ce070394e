package io.muster.engine;

import io.muster.security.UserDirectory.Person;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.signoff.OpenForm;
import io.muster.signoff.TaskDossier;
import io.muster.signoff.TaskDossiers;
import io.muster.step.BusinessKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.springframework.stereotype.Component;

/** The facade of the process engine. */
@Component
public class Engine {

    private final RuntimeService runtime;
    private final IdentityService identity;
    private final HistoryService history;
    private final ProcessHistory processRuns;
    private final TaskDossiers dossiers;

    Engine(
            RuntimeService runtime,
            IdentityService identity,
            HistoryService history,
            ProcessHistory processRuns,
            TaskDossiers dossiers) {
        this.dossiers = dossiers;
        this.runtime = runtime;
        this.identity = identity;
        this.history = history;
        this.processRuns = processRuns;
    }

    /** Runs as a person: the engine checks their permissions and records their name. */
    public <T> T as(Person person, Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        try {
            identity.setAuthentication(person.actor().id(), List.copyOf(person.groups()));
            return unwrapped(work);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** Runs without a user. */
    public <T> T asSystem(Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        try {
            identity.clearAuthentication();
            return unwrapped(work);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** Starts an instance for a person whose permission was checked by the caller. The diagram's start permission is checked as well. */
    public String startByMessageFor(Actor person, String message, BusinessKey key) {
        return inNameOf(person, () -> startByMessage(message, key));
    }

    /** The engine records the person and does not check its own permissions. */
    private String inNameOf(Actor person, Supplier<String> start) {
        var before = identity.getCurrentAuthentication();
        try {
            identity.setAuthentication(person.id(), List.of());
            return unwrapped(() -> ((ServiceImpl) runtime)
                    .getCommandExecutor()
                    .execute(command -> command.runWithoutAuthorization(start::get)));
        } finally {
            identity.setAuthentication(before);
        }
    }

    public String start(String process, BusinessKey key) {
        return runtime.startProcessInstanceByKey(process, key.toString()).getId();
    }

    /** Starts an instance as the last action of another one of the same process, in the name of the person who started that. */
    public String startInPlaceOf(String former, String process, BusinessKey key) {
        Supplier<String> start = () -> Succession.of(former, () -> start(process, key));
        return starter(former).map(person -> inNameOf(person, start)).orElseGet(() -> asSystem(start));
    }

    public String startByMessage(String message, BusinessKey key) {
        return runtime.startProcessInstanceByMessage(message, key.toString()).getId();
    }

    /** Gives an instance variables in Muster's own name: people may not write what steps read. */
    public void give(String instance, Map<String, Object> variables) {
        asSystem(() -> {
            runtime.setVariables(instance, variables);
            return null;
        });
    }

    /** As {@link #startByMessageFor}, for a process that people start only with a reason, which the caller records with it. */
    public String startWithReason(Actor person, String message, BusinessKey key) {
        return inNameOf(person, () -> GivenReason.during(() -> startByMessage(message, key)));
    }

    /** Whether an instance of a process about this subject is running, of any period. */
    public boolean isRunning(String process, SubjectId subject) {
        return asSystem(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .or()
                        .processInstanceBusinessKey(BusinessKey.of(subject).toString())
                        .processInstanceBusinessKeyLike(BusinessKey.everyPeriodOf(subject))
                        .endOr()
                        .count()
                > 0);
    }

    /** The person who started an instance; empty if Muster did. */
    public Optional<Actor> starter(String instance) {
        return asSystem(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(HistoricProcessInstance::getStartUserId)
                .map(Actor::person));
    }

    /**
     * @return whether a process with this key waited for the message
     * @throws ProcessBusy if it was changed concurrently, for example by a worker that renews its lock
     */
    public boolean correlate(String message, BusinessKey key, Map<String, Object> variables) {
        return asSystem(() -> {
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(key.toString())
                        .setVariables(variables)
                        .correlate();
                return true;
            } catch (MismatchingMessageCorrelationException notExpected) {
                return false;
            } catch (OptimisticLockingException changedMeanwhile) {
                throw new ProcessBusy(message, key, changedMeanwhile);
            }
        });
    }

    public List<ProcessRun> processRuns(SubjectId subject) {
        return asSystem(() -> processRuns.of(subject));
    }

    public List<OpenForm> forms(SubjectId subject) {
        return asSystem(() -> processRuns.forms(subject));
    }

    /**
     * What the person of an open task decides on.
     *
     * @throws Refusal {@code TASK_NOT_FOUND} if there is no such task among those that the reader may see
     */
    public TaskDossier dossier(String task, Person reader) {
        as(reader, () -> {
            dossiers.requireVisible(task);
            return null;
        });
        return asSystem(() -> dossiers.read(task));
    }

    public List<WaitingTask> waiting() {
        return asSystem(processRuns::waiting);
    }

    /** Unwraps our listeners' refusals, which the engine wraps, so that callers see the refusal itself. */
    private static <T> T unwrapped(Supplier<T> work) {
        try {
            return work.get();
        } catch (AuthorizationException e) {
            throw EngineProblem.START_REFUSED.refusal(e.getMessage());
        } catch (ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            throw e;
        }
    }
}
