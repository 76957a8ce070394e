package io.muster.deployment.web;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.deployment.Usage;
import io.muster.inventory.Inventory;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Read-only, because processes decide what serves. */
@RestController
@RequestMapping("/api/deployments")
@PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR')")
@Tag(name = "Deployments", description = "What serves where, and who calls it")
class DeploymentsController {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Deployments deployments;
    private final Inventory inventory;
    private final Clock clock;

    DeploymentsController(Deployments deployments, Inventory inventory, Clock clock) {
        this.deployments = deployments;
        this.inventory = inventory;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Lists what is to serve now, in all environments")
    List<DeploymentView> all() {
        return deployments.all().stream().map(DeploymentView::of).toList();
    }

    @GetMapping("/usage")
    @Operation(summary = "Who called a version how often, in whole hours; the last seven days if not told otherwise")
    Usage usage(@RequestParam String version, @RequestParam(required = false) @Nullable Instant since) {
        return deployments.usage(
                inventory.version(VersionId.parse(version)).id(),
                since == null ? clock.instant().minus(A_WEEK) : since);
    }

    /** @param refusal why a node does not serve it although deployed, or null */
    record DeploymentView(
            String id,
            VersionId version,
            String environment,
            DeploymentRole role,
            String target,
            Deployment.State state,
            @Nullable String refusal,
            String certificate,
            Actor by,
            Instant since) {

        static DeploymentView of(Deployment deployment) {
            return new DeploymentView(
                    deployment.id(),
                    deployment.version(),
                    deployment.environment(),
                    deployment.role(),
                    deployment.target(),
                    deployment.state(),
                    deployment.refusal(),
                    deployment.certificate(),
                    deployment.by(),
                    deployment.since());
        }
    }
}
