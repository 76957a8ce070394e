package io.muster.deployment.embedded;

import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.EndpointTarget;
import io.muster.deployment.ServedVersions;
import io.muster.deployment.embedded.ServingTable.Slot;
import io.muster.scoring.Scoring;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The deployment target that serves in this process. */
@Component
class EmbeddedTarget implements EndpointTarget {

    private final ServingTable table;
    private final Scoring scoring;
    private final DeploymentSettings settings;

    EmbeddedTarget(ServingTable table, Scoring scoring, DeploymentSettings settings) {
        this.table = table;
        this.scoring = scoring;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public ServedVersions served() {
        return table;
    }

    @Override
    public boolean serves(String environment) {
        return settings.environment().equals(environment);
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        var before = table.slot(deployment);
        var scorer = admitted.load();
        var platform = scoring.facts(admitted.format()).platform();
        var served = new Served(deployment, admitted, scorer, platform);
        return new Rollout() {
            @Override
            public void commit() {
                if (!serves(deployment.environment()) || !table.putUnlessRefused(before, Slot.of(served))) {
                    abort();
                }
            }

            @Override
            public void abort() {
                served.close();
            }
        };
    }

    @Override
    public boolean confirm(Admitted admitted, Deployment deployment) {
        var slot = table.slot(deployment).filter(known -> known.served() != null);
        if (slot.isEmpty()) {
            return false;
        }
        var same = slot.get().isFor(deployment) && slot.get().served().confirm(admitted);
        if (!same) {
            table.replace(slot.get(), Slot.refused(deployment, "It has changed and is not loaded yet"));
        }
        return same;
    }

    @Override
    public void expect(Deployment deployment) {
        table.putIfAbsent(Slot.awaited(deployment));
    }

    @Override
    public void refuse(Deployment deployment, String why) {
        // Replace the slot even if the reason is unchanged, so that a load in progress notices the refusal.
        table.put(Slot.refused(deployment, why));
    }

    @Override
    public void withdraw(Deployment deployment) {
        table.remove(deployment);
    }

    @Override
    public Collection<Deployment> known() {
        return table.deployments();
    }
}
