package io.muster.identity.grants;

import io.muster.security.UserChanged;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The filters in Tasklist: one for each of the person's groups, which opens first and also lists claimed tasks, and "My
 * tasks". Each person and group has a filter of its own, because a common one would need an expression in a stored
 * query, and those are disabled.
 */
@Component
class TaskFilters {

    /** Shown beside the name of a task, which says what is asked about which version. */
    private static final List<Map<String, String>> COLUMNS = List.of(Map.of("name", "tier", "label", "Tier"));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final IdentityService identity;

    TaskFilters(
            FilterService filters, TaskService tasks, AuthorizationService authorizations, IdentityService identity) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.identity = identity;
    }

    /** Creates the group's filter unless there is one. */
    void ensureFor(String group) {
        var name = "Waiting for group " + group;
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }

        var filter = save(name, "Tasks that members of this group may claim or have claimed", 0, waitingFor(group));
        var reading = reading(filter);
        reading.setGroupId(group);
        authorizations.saveAuthorization(reading);
    }

    /** Runs in the transaction that creates the person. */
    @EventListener(condition = "#change.change().name() == 'CREATED'")
    void on(UserChanged change) {
        OwnAuthority.ask(identity, () -> {
            var mine = save(
                    "My tasks",
                    "Tasks that I have claimed",
                    10,
                    tasks.createTaskQuery().taskAssignee(change.user()));
            var reading = reading(mine);
            reading.setUserId(change.user());
            return authorizations.saveAuthorization(reading);
        });
    }

    private Authorization reading(Filter filter) {
        var reading = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter.getId());
        reading.addPermission(Permissions.READ);
        return reading;
    }

    private TaskQuery waitingFor(String group) {
        return tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks();
    }

    private Filter save(String name, String description, int priority, TaskQuery query) {
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(
                Map.of("description", description, "priority", priority, "refresh", true, "variables", COLUMNS));
        return filters.saveFilter(filter);
    }
}
