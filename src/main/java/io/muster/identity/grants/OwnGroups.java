package io.muster.identity.grants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * An authorization manager that checks all groups of a person. The engine's own first scans its whole table of
 * authorizations, which grows with every task, to leave out groups that have none. Such a group matches no row anyway,
 * and people here are in a few groups, not hundreds.
 */
public final class OwnGroups extends AuthorizationManager {

    /** A list that the engine's mapper can access by reflection. */
    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? new ArrayList<>() : new ArrayList<>(new LinkedHashSet<>(groups));
    }

    /** Creates one for each command, in place of the engine's own. */
    public static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new OwnGroups();
        }
    }
}
