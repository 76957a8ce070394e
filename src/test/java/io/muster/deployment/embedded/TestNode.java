package io.muster.deployment.embedded;

import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.EndpointTarget;
import io.muster.deployment.ServedVersions;
import io.muster.scoring.Scoring;
import java.time.Clock;

/** Another node, with a serving table of its own. */
public record TestNode(ServedVersions table, EndpointTarget target) {

    public static TestNode start(Scoring scoring, DeploymentSettings settings, Clock clock) {
        var table = new ServingTable(clock);
        return new TestNode(table, new EmbeddedTarget(table, scoring, settings));
    }
}
