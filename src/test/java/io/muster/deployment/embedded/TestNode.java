package io.muster.deployment.embedded;

import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.EndpointTarget;
import io.muster.deployment.ServedVersions;
import io.muster.scoring.Scoring;
import java.time.Clock;

/** What another node has of its own: a table of what it serves. */
public record TestNode(ServedVersions table, EndpointTarget target) {

    public static TestNode start(Scoring scoring, DeploymentSettings settings, Clock clock) {
        var table = new ServingTable(clock);
        return new TestNode(table, new EmbeddedTarget(table, scoring, settings));
    }
}
