package io.muster.reporting;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Finding;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.reporting.EvidencePanel.PanelView.ChangesView;
import io.muster.shared.VersionId;
import io.muster.signoff.TaskDossier;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The comparison of what a person decides on now with what the last certificate of the model rested on: bytes, intended
 * use, tier, metrics, and what was recorded on the version since.
 */
@Component
class SinceCertificate {

    private final Inventory inventory;
    private final Certificates certificates;
    private final EvidenceLedger ledger;
    private final MetricCatalogue metrics;

    SinceCertificate(Inventory inventory, Certificates certificates, EvidenceLedger ledger, MetricCatalogue metrics) {
        this.inventory = inventory;
        this.certificates = certificates;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /** The newest certificate of any version of the model, also one that has expired or was revoked. */
    Optional<Certificate> last(VersionId version) {
        return inventory.versions(version.model()).stream()
                .map(ModelVersion::id)
                .flatMap(id -> certificates.of(id).stream())
                .max(Comparator.comparing(Certificate::issuedAt).thenComparing(Certificate::serial));
    }

    /** @param now what is decided on */
    ChangesView view(Certificate certificate, VersionId version, TaskDossier now) {
        var then = certificate.evidence().stream().map(ledger::get).toList();
        var changes = new ArrayList<String>();
        if (!certificate.version().equals(version)) {
            changes.add("It was issued for %s; this is %s".formatted(certificate.version(), version));
        }
        if (now.dossier() != null
                && !certificate.artifact().equals(now.dossier().artifact())) {
            changes.add("The artifact is another one: %s then, %s now"
                    .formatted(certificate.artifact(), now.dossier().artifact()));
        }
        changes.addAll(uses(use(then), use(now.evidence())));
        changes.addAll(tiers(then, now.evidence()));
        changes.addAll(measured(then, now.evidence()));
        changes.addAll(recorded(certificate, version, now));
        return new ChangesView(
                "%s, certified %s, valid until %s"
                        .formatted(
                                certificate.version(),
                                PageWording.day(certificate.issuedAt()),
                                PageWording.day(certificate.expiresAt())),
                changes);
    }

    private static @Nullable IntendedUse use(List<Evidence> all) {
        return all.stream()
                .flatMap(evidence -> evidence.intendedUse().stream())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static List<String> uses(@Nullable IntendedUse then, @Nullable IntendedUse now) {
        if (then == null || now == null) {
            return List.of();
        }
        return Stream.of(
                        changed(
                                "Use case",
                                then.business().name(),
                                now.business().name()),
                        changed("Purpose", then.model().purpose(), now.model().purpose()),
                        changed(
                                "Allowed uses",
                                then.model().allowedUses(),
                                now.model().allowedUses()),
                        changed(
                                "Limitations",
                                then.model().limitations(),
                                now.model().limitations()),
                        changed(
                                "Data sources",
                                then.model().dataSources(),
                                now.model().dataSources()),
                        changed(
                                "Dependencies",
                                then.model().dependencies(),
                                now.model().dependencies()),
                        changed("Owner", then.model().owner(), now.model().owner()),
                        changed(
                                "Materiality",
                                then.business().materiality(),
                                now.business().materiality()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> changed(String what, @Nullable Object then, @Nullable Object now) {
        return Objects.equals(then, now)
                ? Optional.empty()
                : Optional.of("%s: %s then, %s now".formatted(what, words(then), words(now)));
    }

    private static String words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : "“%s”"
                            .formatted(String.join(
                                    "; ", list.stream().map(Object::toString).toList()));
        }
        return "“%s”".formatted(value);
    }

    private static List<String> tiers(List<Evidence> then, List<Evidence> now) {
        return changed("Tier", tier(then), tier(now)).stream().toList();
    }

    private static @Nullable Integer tier(List<Evidence> all) {
        return Evidence.last(all, evidence -> evidence.kind().equals(TierHistory.TIER))
                .map(evidence -> evidence.body().path(TierHistory.TIER).asInt())
                .orElse(null);
    }

    /** The metrics on which a threshold is set now, and whose value moved. */
    private List<String> measured(List<Evidence> then, List<Evidence> now) {
        var before = ValidationRows.newest(then);
        var after = ValidationRows.newest(now);
        if (before.isEmpty()
                || after.isEmpty()
                || before.get().id().equals(after.get().id())) {
            return List.of();
        }
        return StreamSupport.stream(after.get().body().path("thresholds").spliterator(), false)
                .map(threshold -> threshold.path("metric").asText())
                .distinct()
                .flatMap(id -> changed(
                        metrics.find(id).map(Metric::title).orElse(id),
                        ValidationRows.words(ValidationRows.metric(before.get().body(), id)),
                        ValidationRows.words(ValidationRows.metric(after.get().body(), id)))
                        .stream())
                .toList();
    }

    private static List<String> recorded(Certificate certificate, VersionId version, TaskDossier now) {
        if (!certificate.version().equals(version)) {
            return List.of();
        }
        var since = certificate.issuedAt();
        var results = now.evidence().stream()
                .filter(evidence -> !certificate.evidence().contains(evidence.id()))
                .filter(evidence -> evidence.at().isAfter(since))
                .map(evidence -> "Recorded since: %s %s, by %s, %s"
                        .formatted(
                                evidence.kind(), evidence.outcome(), evidence.by(), PageWording.time(evidence.at())));
        var findings = now.findings().stream().flatMap(finding -> findings(finding, since));
        return Stream.concat(results, findings).toList();
    }

    private static Stream<String> findings(Finding finding, Instant since) {
        var opened = finding.openedAt().isAfter(since)
                ? Stream.of("Finding opened since: %s (%s)"
                        .formatted(finding.title(), PageWording.word(finding.severity())))
                : Stream.<String>empty();
        var closing = finding.closing();
        var closed = closing != null && closing.at().isAfter(since)
                ? Stream.of("Finding closed since: %s, by %s: %s"
                        .formatted(finding.title(), closing.by(), closing.reason()))
                : Stream.<String>empty();
        return Stream.concat(opened, closed);
    }
}
