package io.muster.signoff;

import io.muster.processfiles.HumanTask;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.signoff.DecisionListener.Place;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Conceals an open task from the members of its groups whom separation of duties excludes: they neither see nor open it,
 * in any list and through any API. The engine withdraws the permission that their group gives ({@code REVOKE}). The rows
 * vanish with the task. This is a courtesy: the listener of the task remains the judge of who decides.
 */
@Component
class ConcealedTasks {

    private final SeparationOfDuties separation;

    ConcealedTasks(SeparationOfDuties separation) {
        this.separation = separation;
    }

    /** Conceals a new task, which has no such rows yet. */
    void conceal(Place place, DecisionContext context, DelegateTask task) {
        insert(task.getId(), ids(separation.excludedMembers(place, context)));
    }

    private static void insert(String task, Collection<String> people) {
        for (var person : people) {
            var row = new AuthorizationEntity(Authorization.AUTH_TYPE_REVOKE);
            row.setUserId(person);
            row.setResource(Resources.TASK);
            row.setResourceId(task);
            row.removePermission(Permissions.ALL);
            Context.getCommandContext().getDbEntityManager().insert(row);
        }
    }

    private static Set<String> ids(Collection<Actor> people) {
        return people.stream().map(Actor::id).collect(Collectors.toSet());
    }

    /** Makes the rows of open tasks equal to what separation of duties says now. */
    @Component
    static class Renewal {

        private final ConcealedTasks concealed;
        private final Dossiers dossiers;
        private final TaskService tasks;
        private final AuthorizationService authorizations;

        Renewal(ConcealedTasks concealed, Dossiers dossiers, TaskService tasks, AuthorizationService authorizations) {
            this.concealed = concealed;
            this.dossiers = dossiers;
            this.tasks = tasks;
            this.authorizations = authorizations;
        }

        /**
         * Who signs one task may thereby be excluded from another one that is open already; and who accepted on other
         * evidence may decide again.
         */
        void renew(List<Task> open, SubjectId subject) {
            if (open.isEmpty()) {
                return;
            }
            asSystem(command -> {
                for (var each : open) {
                    TaskEntity task = command.getTaskManager().findTaskById(each.getId());
                    if (staysOpen(task)) {
                        renew(task, subject);
                    }
                }
                return null;
            });
        }

        /** Not the one that is being signed. */
        private static boolean staysOpen(TaskEntity task) {
            return !TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName());
        }

        private void renew(TaskEntity task, SubjectId subject) {
            var definition = (HumanTask) task.getExecution().getActivity().getProperty(DecisionListener.HUMAN_TASK);
            var place = Place.of(definition, task.getExecution());
            var excluded = ids(concealed.separation.excludedMembers(place, dossiers.now(subject, place.round())));
            var rows = authorizations
                    .createAuthorizationQuery()
                    .resourceType(Resources.TASK)
                    .resourceId(task.getId())
                    .authorizationType(Authorization.AUTH_TYPE_REVOKE)
                    .list();
            rows.stream()
                    .filter(row -> !excluded.contains(row.getUserId()))
                    .forEach(row -> authorizations.deleteAuthorization(row.getId()));
            excluded.removeAll(rows.stream().map(Authorization::getUserId).collect(Collectors.toUnmodifiableSet()));
            insert(task.getId(), excluded);
        }

        /** The person whose request recorded the evidence may not see the tasks of others. */
        private void asSystem(Command<Void> work) {
            ((ServiceImpl) tasks)
                    .getCommandExecutor()
                    .execute(command -> command.runWithoutAuthorization(() -> work.execute(command)));
        }
    }
}
