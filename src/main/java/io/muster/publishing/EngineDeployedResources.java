package io.muster.publishing;

import io.muster.diagrams.DeployedResources;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The resources that the engine already holds, queried during a deployment. People are not checked when no user is
 * signed in, because Muster deploys its own processes before the first person is known.
 *
 * @param tenant whose definitions are queried, null for those without a tenant
 */
record EngineDeployedResources(@Nullable String tenant, ObjectProvider<UserDirectory> people)
        implements DeployedResources {

    @Override
    public boolean hasDecision(String id) {
        return Context.getCommandContext()
                        .getDecisionDefinitionManager()
                        .findLatestDecisionDefinitionByKeyAndTenantId(id, tenant)
                != null;
    }

    @Override
    public boolean hasForm(String id) {
        return Context.getCommandContext()
                        .getCamundaFormDefinitionManager()
                        .findLatestDefinitionByKeyAndTenantId(id, tenant)
                != null;
    }

    @Override
    public Optional<Set<Actor>> inGroup(String group) {
        return Deploying.person().isPresent() ? Optional.of(people.getObject().inGroup(group)) : Optional.empty();
    }
}
