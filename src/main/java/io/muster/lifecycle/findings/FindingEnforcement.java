package io.muster.lifecycle.findings;

import io.muster.deployment.Deployment;
import io.muster.deployment.Deployments;
import io.muster.engine.Engine;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.lifecycle.ServiceRequest.Action;
import io.muster.lifecycle.ServiceRequests;
import io.muster.lifecycle.findings.FindingEffects.FindingEffect;
import io.muster.lifecycle.findings.FindingEffects.FindingEffect.Kind;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.scheduling.ClusterTask;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out what open findings demand as they grow old: it declares an emergency of a version in service,
 * which a person reviews, and tells people once that a finding is overdue.
 */
@Component
class FindingEnforcement implements ClusterTask {

    private static final Logger LOG = LoggerFactory.getLogger(FindingEnforcement.class);

    private final Findings findings;
    private final FindingEffects effects;
    private final ServiceRequests requests;
    private final Deployments deployments;
    private final UserDirectory people;
    private final Engine engine;

    FindingEnforcement(
            Findings findings,
            FindingEffects effects,
            ServiceRequests requests,
            Deployments deployments,
            UserDirectory people,
            Engine engine) {
        this.findings = findings;
        this.effects = effects;
        this.requests = requests;
        this.deployments = deployments;
        this.people = people;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "finding-effects";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    /** One version that cannot be treated must not keep the others from it. */
    @Override
    public void run() {
        findings.open().stream()
                .map(Finding::subject)
                .filter(VersionId.class::isInstance)
                .map(VersionId.class::cast)
                .distinct()
                .forEach(version -> {
                    try {
                        enforce(version);
                    } catch (Refusal refusal) {
                        LOG.warn(
                                "The effects of the findings on {} could not be carried out: {}",
                                version,
                                refusal.getMessage());
                    } catch (RuntimeException e) {
                        // A table or an engine that fails for one version must not keep the others in service.
                        LOG.error("The effects of the findings on {} could not be carried out", version, e);
                    }
                });
    }

    private void enforce(VersionId version) {
        var now = engine.asSystem(() -> effects.of(version));
        now.stream()
                .filter(effect -> effect.kind() == Kind.SUSPENDS && isServing(version))
                .findFirst()
                .ifPresent(effect -> requests.emergency(
                        version,
                        Action.SUSPEND,
                        "Finding '%s' (%s) was due on %s"
                                .formatted(
                                        effect.finding().title(),
                                        effect.finding().severity(),
                                        effect.finding().due()),
                        OutcomeNames.SELF));
        now.stream()
                .filter(effect -> effect.kind() == Kind.ESCALATES)
                .filter(effect -> effect.finding().treatment().escalatedAt() == null)
                .map(FindingEffect::finding)
                .distinct()
                .forEach(finding -> findings.escalate(finding.id(), told(finding, now), OutcomeNames.SELF));
    }

    private List<Actor> told(Finding finding, List<FindingEffect> all) {
        var groups = all.stream()
                .filter(effect -> effect.kind() == Kind.ESCALATES && Objects.equals(effect.finding(), finding))
                .flatMap(effect -> people.inGroup(effect.what()).stream());
        return Stream.concat(Stream.of(finding.owner()), groups).distinct().toList();
    }

    private boolean isServing(VersionId version) {
        return deployments.of(version).stream().anyMatch(Deployment::isActive);
    }
}
