package io.muster.reporting.monitoring;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServiceHistory;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.monitoring.evaluation.EvaluationService;
import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorKey;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.incident.Silences;
import io.muster.monitoring.overview.MonitorValue;
import io.muster.monitoring.overview.MonitorValues;
import io.muster.monitoring.overview.MonitorValues.Selection;
import io.muster.monitoring.overview.Portfolio;
import io.muster.monitoring.record.ProfileService;
import io.muster.reporting.PageWording;
import io.muster.reporting.monitoring.MonitoringView.ChartRow;
import io.muster.reporting.monitoring.MonitoringView.ConditionRow;
import io.muster.reporting.monitoring.MonitoringView.IncidentRow;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page that says how a version does in use, how sure that is, and what was done when it was not good enough. */
@Service
public class MonitoringPage {

    private static final int MOST_ENDED = 10;
    private static final int MOST_WINDOWS = 100;
    private static final Duration GAPS_SINCE = Duration.ofDays(30);

    private final Inventory inventory;
    private final ServiceHistory history;
    private final EvaluationService evaluations;
    private final Portfolio portfolio;
    private final MonitorValues values;
    private final Incidents incidents;
    private final Silences silences;
    private final ProfileService profiles;
    private final Clock clock;

    MonitoringPage(
            Inventory inventory,
            ServiceHistory history,
            EvaluationService evaluations,
            Portfolio portfolio,
            MonitorValues values,
            Incidents incidents,
            Silences silences,
            ProfileService profiles,
            Clock clock) {
        this.inventory = inventory;
        this.history = history;
        this.evaluations = evaluations;
        this.portfolio = portfolio;
        this.values = values;
        this.incidents = incidents;
        this.silences = silences;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The version that serves; if none does, the newest one that is watched, or the newest. */
    @Transactional(readOnly = true)
    public VersionId usual(ModelId model) {
        var versions = inventory.versions(model).stream()
                .map(ModelVersion::id)
                .sorted(Comparator.comparing(VersionId::number).reversed())
                .toList();
        return champion(model)
                .or(() -> watched(versions).findFirst())
                .or(() -> versions.stream().findFirst())
                .orElseGet(() -> new VersionId(model, 1));
    }

    private Optional<VersionId> champion(ModelId model) {
        var serving = history.at(model, clock.instant(), Paging.of(null, null)).items();
        return serving.stream()
                .filter(served -> served.interruption() == null)
                .map(ServiceHistory.Served::deployment)
                .min(Comparator.comparing(deployment -> deployment.role() != DeploymentRole.CHAMPION))
                .map(deployment -> deployment.version());
    }

    private Stream<VersionId> watched(List<VersionId> versions) {
        var series = evaluations.watched(versions);
        return versions.stream().filter(series::contains);
    }

    /** The condition in words; empty if the version is not watched. */
    @Transactional(readOnly = true)
    public Optional<ConditionRow> condition(VersionId version) {
        return portfolio
                .of(version)
                .map(model -> new ConditionRow(
                        model.condition().title(),
                        MonitoringWording.style(model.condition()),
                        MonitoringReasons.of(model)));
    }

    /**
     * @param subject only monitors of this feature or group; empty for all
     * @throws io.muster.shared.Refusal {@code VERSION_NOT_FOUND} if there is none
     */
    @Transactional(readOnly = true)
    public MonitoringView read(VersionId id, String subject) {
        var version = inventory.version(id);
        var content = MonitoringContent.read(
                evaluations.of(id), subject, stream -> evaluations.windows(id, stream, MonitoringContent.WINDOWS));
        var all = incidents.of(id);
        var now = clock.instant();
        return new MonitoringView(
                id.model().name(),
                id.number(),
                inventory.model(id.model()).name(),
                PageWording.word(version.stage()),
                others(id),
                condition(id).orElse(null),
                rows(all.stream().filter(Incident::isOpen)),
                rows(all.stream().filter(incident -> !incident.isOpen()).limit(MOST_ENDED)),
                content.series(evaluations::isOverdue),
                content.charts(),
                subject,
                content.rows(),
                content.monitors(),
                content.windows(),
                MonitoringRemarks.silences(silences.active(), id),
                MonitoringRemarks.gaps(
                        profiles.gaps(now.minus(GAPS_SINCE), now), profiles.uncounted(id, now.minus(GAPS_SINCE), now)));
    }

    private static List<IncidentRow> rows(Stream<Incident> incidents) {
        return incidents.map(IncidentRows::row).toList();
    }

    private List<Integer> others(VersionId id) {
        var versions = inventory.versions(id.model()).stream()
                .map(ModelVersion::id)
                .filter(version -> !version.equals(id))
                .sorted(Comparator.comparing(VersionId::number).reversed())
                .toList();
        return watched(versions).map(VersionId::number).toList();
    }

    /** The values of one monitor. @param before windows that begin before this, or null for the newest */
    @Transactional(readOnly = true)
    public MonitorView monitor(VersionId id, EvaluationStream stream, MonitorKey key, @Nullable Instant before) {
        var model = inventory.model(inventory.version(id).id().model());
        var found = new ArrayList<MonitorValue>();
        values.each(
                new Selection(id, stream, key, before == null ? clock.instant() : before, MOST_WINDOWS), found::add);
        var chart = MonitorCharts.chart("chart", stream, key, found);
        var earlier =
                found.size() < MOST_WINDOWS ? null : found.get(found.size() - 1).from();
        return new MonitorView(
                id.model().name(), id.number(), model.name(), chart, earlier == null ? null : earlier.toString());
    }

    /**
     * The content of the page of one monitor.
     *
     * @param earlier before which windows the next page shows, or null
     */
    public record MonitorView(
            String model,
            int number,
            String modelName,
            ChartRow chart,
            @Nullable String earlier) {}
}
