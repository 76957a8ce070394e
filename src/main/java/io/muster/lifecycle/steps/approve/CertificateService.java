package io.muster.lifecycle.steps.approve;

import io.muster.engine.Diagrams;
import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.CertificateRequest;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.lock.VersionLock;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.findings.FindingEffects;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.plan.Cadence;
import io.muster.proofs.record.Proofs;
import io.muster.proofs.record.Proofs.RecordedProof;
import io.muster.step.StepContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The issuing of certificates, on all evidence shown for the artifact and the grounds that provide its controls. */
@Component
public class CertificateService {

    private final Certificates certificates;
    private final VersionLock lock;
    private final EvidenceLedger ledger;
    private final Diagrams diagrams;
    private final Proofs proofs;
    private final Cadence cadence;
    private final Inventory inventory;
    private final FindingEffects effects;
    private final Clock clock;

    CertificateService(
            Certificates certificates,
            VersionLock lock,
            EvidenceLedger ledger,
            Diagrams diagrams,
            Proofs proofs,
            Cadence cadence,
            Inventory inventory,
            FindingEffects effects,
            Clock clock) {
        this.certificates = certificates;
        this.lock = lock;
        this.ledger = ledger;
        this.diagrams = diagrams;
        this.proofs = proofs;
        this.cadence = cadence;
        this.inventory = inventory;
        this.effects = effects;
        this.clock = clock;
    }

    Certificate issue(StepContext context, ModelVersion version, List<Evidence> grounds, Terms terms) {
        var environments = Arrays.stream(context.input("environments").split(","))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
        return issue(context, version, grounds, terms, environments);
    }

    Certificate issue(
            StepContext context, ModelVersion version, List<Evidence> grounds, Terms terms, Set<String> environments) {
        var expires = terms.shortest(cadence.from(clock.instant(), context.input("validity"), version));
        return issue(context, version, grounds, new Content(terms.conditions(), expires, environments, null));
    }

    /**
     * Issues the certificate of a suspended version again: the same environments, and no later than the same day.
     *
     * @param restores whether it rests on the former one alone, without a new sign-off
     */
    public Certificate reissue(StepContext context, Certificate former, List<Evidence> grounds, boolean restores) {
        var version = inventory.version(context.version());
        var fresh = grounds.stream()
                .filter(each -> !former.evidence().contains(each.id()))
                .toList();
        var terms = Terms.of(fresh).after(former);
        var content = new Content(
                terms.conditions(),
                terms.shortest(former.expiresAt()),
                former.environments(),
                restores ? former.serial() : null);
        var certificate = issue(context, version, grounds, content);
        inventory.renew(version.id(), certificate.serial(), OutcomeNames.SELF);
        return certificate;
    }

    private record Content(
            List<String> conditions,
            Instant expires,
            Set<String> environments,
            @Nullable String restores) {}

    private Certificate issue(StepContext context, ModelVersion version, List<Evidence> grounds, Content content) {
        // Otherwise a finding that is being opened would not be seen.
        lock.take(version.id());
        effects.blocking(version.id(), FindingEffects.CERTIFICATE).ifPresent(why -> {
            throw LifecycleProblem.FINDING_BLOCKS.refusal("No certificate for %s: %s", version.id(), why);
        });
        var diagram = diagrams.of(context.rootInstance());
        var shown = ledger.dossier(version.id(), version.artifact()).evidence();
        var request = new CertificateRequest(
                version.id(),
                version.artifact(),
                Stream.concat(shown.stream(), grounds.stream())
                        .map(Evidence::id)
                        .distinct()
                        .toList(),
                diagram.id(),
                diagram.digest(),
                context.rootInstance(),
                proofs.of(diagram.id()).map(RecordedProof::digest).orElse(null),
                content.conditions(),
                content.expires(),
                content.environments(),
                content.restores());
        return certificates.issue(request, OutcomeNames.SELF);
    }
}
