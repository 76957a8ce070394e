package io.muster.deployment.embedded;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.DeploymentTarget;
import io.muster.scoring.Scoring;
import java.time.Clock;

/** What another node has of its own: a table of what it serves. */
public record TestNode(ServingTable table, DeploymentTarget target) {

    public static TestNode start(Scoring scoring, DeploymentSettings settings, Clock clock) {
        var table = new ServingTable(clock);
        return new TestNode(table, new EmbeddedTarget(table, scoring, new Meters(new SimpleMeterRegistry()), settings));
    }
}
