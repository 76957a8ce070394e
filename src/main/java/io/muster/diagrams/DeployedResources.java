package io.muster.diagrams;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.shared.Actor;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The resources that the engine already holds: what the binding {@code latest} finds beyond the deployment itself. */
public interface DeployedResources {

    boolean hasDecision(String id);

    boolean hasForm(String id);

    /** @return the members of this group; empty when people are not known here, so that they are not checked */
    Optional<Set<Actor>> inGroup(String group);

    /** @return the names of all deployment targets; empty when they are not known here, so that they are not checked */
    Optional<Set<String>> targets();

    /** Other files, deployed before; people and targets are not known. */
    static DeployedResources of(Collection<DeploymentFile> others) {
        var delivery = DeploymentBundle.of(others);
        return new DeployedResources() {
            @Override
            public boolean hasDecision(String id) {
                return delivery.hasDecision(id);
            }

            @Override
            public boolean hasForm(String id) {
                return delivery.hasForm(id);
            }

            @Override
            public Optional<Set<Actor>> inGroup(String group) {
                return Optional.empty();
            }

            @Override
            public Optional<Set<String>> targets() {
                return Optional.empty();
            }
        };
    }
}
