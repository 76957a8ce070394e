package io.muster.reporting;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.ServiceHistory;
import io.muster.deployment.ServiceHistory.Change;
import io.muster.evidence.attestation.CertificatePredicate.SignedOff;
import io.muster.inventory.Inventory;
import io.muster.reporting.ServicePage.ServiceView.ChangeRow;
import io.muster.reporting.ServicePage.ServiceView.PermissionRow;
import io.muster.reporting.ServicePage.ServiceView.ServiceRow;
import io.muster.reporting.ServiceRecords.ServiceRecord;
import io.muster.reporting.ServiceRecords.ServiceRecord.Permission;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.shared.ModelId;
import io.muster.shared.requests.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page that answers what served at an instant, by whose permission, and what changed in the month before. */
@Service
public class ServicePage {

    private static final Duration A_MONTH = Duration.ofDays(30);

    private final ServiceRecords records;
    private final ServiceHistory history;
    private final Inventory inventory;
    private final Clock clock;

    ServicePage(ServiceRecords records, ServiceHistory history, Inventory inventory, Clock clock) {
        this.records = records;
        this.history = history;
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * @param at local date and time in UTC; null or empty for now
     * @param model null or empty for all models
     * @param after the last deployment of the page before, or null
     * @throws io.muster.shared.Refusal {@code INVALID_PERIOD} if the instant has not come yet
     */
    @Transactional(readOnly = true)
    public ServiceView read(@Nullable String at, @Nullable String model, @Nullable String after) {
        var instant = instant(at);
        var id = model == null || model.isBlank()
                ? null
                : inventory.model(new ModelId(model.strip())).id();
        var served = records.at(id, instant, Paging.of(after, null));
        var changes = history.changes(id, instant.minus(A_MONTH), instant, Paging.of(null, null));
        return new ServiceView(
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                id == null ? "" : id.name(),
                PageWording.time(instant),
                served.items().stream().map(ServicePage::row).toList(),
                served.next(),
                changes.items().stream().map(ServicePage::row).toList(),
                changes.next() != null);
    }

    private Instant instant(@Nullable String at) {
        if (at == null || at.isBlank()) {
            return clock.instant();
        }
        try {
            return LocalDateTime.parse(at).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw DeploymentProblem.INVALID_PERIOD.refusal(
                    "'%s' is not a date and time: expected for example 2026-03-01T14:30", at);
        }
    }

    private static ServiceRow row(ServiceRecord served) {
        var version = served.version();
        return new ServiceRow(
                version.model().name(),
                version.number(),
                served.environment(),
                PageWording.word(served.role()),
                PageWording.time(served.since()),
                served.until() == null ? null : PageWording.time(served.until()),
                served.endedBecause(),
                served.interruption() == null ? null : served.interruption().why(),
                served.permission() == null ? null : row(served.permission()));
    }

    private static PermissionRow row(Permission permission) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Process", permission.process().definition(), true));
        facts.add(new Fact("Diagram", permission.process().digest().toString(), true));
        if (permission.policy() != null) {
            facts.add(new Fact("Policy", permission.policy().digest().toString(), true));
            permission
                    .policy()
                    .tables()
                    .forEach((table, digest) -> facts.add(new Fact("Table " + table, digest.toString(), true)));
        }
        permission
                .evidence()
                .forEach(evidence -> facts.add(new Fact(
                        "Evidence",
                        "%s, %s (%s)".formatted(evidence.kind(), evidence.outcome(), evidence.digest()),
                        false)));
        return new PermissionRow(
                permission.certificate(),
                PageWording.time(permission.issuedAt()),
                PageWording.time(permission.expiresAt()),
                permission.conditions(),
                permission.signOffs().stream().map(ServicePage::sentence).toList(),
                facts);
    }

    private static String sentence(SignedOff signOff) {
        return "%s: %s by %s, %s"
                .formatted(signOff.control(), signOff.decision(), signOff.by().id(), PageWording.time(signOff.at()));
    }

    private static ChangeRow row(Change change) {
        var version = change.deployment().version();
        return new ChangeRow(
                PageWording.time(change.at()),
                version.model().name(),
                version.number(),
                change.deployment().environment(),
                "%s as %s"
                        .formatted(
                                PageWording.word(change.what()),
                                PageWording.word(change.deployment().role())),
                change.why());
    }

    /**
     * @param at as an input field of a browser takes it
     * @param model empty for all models
     * @param instant the same in words
     * @param next the key of the next page, or null
     * @param more whether there were more changes than are shown
     */
    public record ServiceView(
            String at,
            String model,
            String instant,
            List<ServiceRow> served,
            @Nullable String next,
            List<ChangeRow> changes,
            boolean more) {

        public ServiceView {
            served = List.copyOf(served);
            changes = List.copyOf(changes);
        }

        /**
         * @param interruption why it did not serve at the instant, or null
         * @param permission null if nothing allowed it
         */
        public record ServiceRow(
                String model,
                int number,
                String environment,
                String role,
                String since,
                @Nullable String until,
                @Nullable String endedBecause,
                @Nullable String interruption,
                @Nullable PermissionRow permission) {}

        /** @param signOffs a sentence each */
        public record PermissionRow(
                String certificate,
                String issued,
                String expires,
                List<String> conditions,
                List<String> signOffs,
                List<Fact> facts) {

            public PermissionRow {
                conditions = List.copyOf(conditions);
                signOffs = List.copyOf(signOffs);
                facts = List.copyOf(facts);
            }
        }

        public record ChangeRow(
                String at,
                String model,
                int number,
                String environment,
                String what,
                @Nullable String why) {}
    }
}
