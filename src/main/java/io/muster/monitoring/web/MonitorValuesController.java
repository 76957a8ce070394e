package io.muster.monitoring.web;

import io.muster.inventory.Inventory;
import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorKey;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.Thresholds.Band;
import io.muster.monitoring.overview.ModelCondition;
import io.muster.monitoring.overview.MonitorValue;
import io.muster.monitoring.overview.MonitorValues;
import io.muster.monitoring.overview.MonitorValues.Selection;
import io.muster.monitoring.overview.Portfolio;
import io.muster.monitoring.overview.WatchedModel;
import io.muster.security.ReadAccess;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that the monitoring pages show, as JSON and CSV. */
@RestController
@RequestMapping("/api/monitoring")
@PreAuthorize(ReadAccess.INTERACTIVE)
@Tag(name = "Monitors", description = "Monitors: what is watched of models in use, and what the last windows showed")
class MonitorValuesController {

    private static final int MOST = 500;
    private static final String VALUES = "/versions/{version}/windows/{stream}/values";

    private final MonitorValues values;
    private final Portfolio portfolio;
    private final Inventory inventory;
    private final Clock clock;

    MonitorValuesController(MonitorValues values, Portfolio portfolio, Inventory inventory, Clock clock) {
        this.values = values;
        this.portfolio = portfolio;
        this.inventory = inventory;
        this.clock = clock;
    }

    @GetMapping("/portfolio")
    @Operation(summary = "Lists all watched versions, the worst first, with their open incidents")
    Page<WatchedView> portfolio(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return portfolio.worst(Paging.of(after, limit)).map(WatchedView::of);
    }

    @GetMapping(VALUES)
    @Operation(
            summary = "Lists the values of a series with uncertainty, thresholds and verdicts, newest first",
            description = "Of one monitor, if statistic, compared and subject are given; otherwise of all.")
    List<MonitorValue> values(
            @PathVariable String version,
            @PathVariable EvaluationStream stream,
            MonitorParameters monitor,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int windows) {
        var found = new ArrayList<MonitorValue>();
        values.each(selection(version, stream, monitor, before, windows), found::add);
        return found;
    }

    @GetMapping(value = VALUES + ".csv", produces = Csv.TYPE)
    @Operation(summary = "The same as comma-separated values")
    void csv(
            @PathVariable String version,
            @PathVariable EvaluationStream stream,
            MonitorParameters monitor,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int windows,
            HttpServletResponse response)
            throws IOException {
        var selection = selection(version, stream, monitor, before, windows);
        response.setContentType(Csv.TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Csv.disposition(version + "-" + stream));
        var csv = new Csv(response.getWriter());
        csv.line(
                "version",
                "stream",
                "window_start",
                "window_end",
                "evaluated_at",
                "statistic",
                "compared",
                "subject",
                "value",
                "rows",
                "standard_error",
                "without_drift",
                "reference_lower",
                "reference_upper",
                "warning_lower",
                "warning_upper",
                "breach_lower",
                "breach_upper",
                "verdict",
                "state",
                "reason");
        values.each(selection, value -> write(csv, selection, value));
    }

    private static void write(Csv csv, Selection selection, MonitorValue value) {
        var result = value.result();
        try {
            csv.line(
                    selection.version(),
                    selection.stream(),
                    value.from(),
                    value.to(),
                    value.evaluatedAt(),
                    result.statistic(),
                    result.compared().word(),
                    result.subject(),
                    result.value(),
                    result.rows(),
                    result.standardError(),
                    result.withoutDrift(),
                    lower(result.reference()),
                    upper(result.reference()),
                    lower(result.warning()),
                    upper(result.warning()),
                    lower(result.breach()),
                    upper(result.breach()),
                    result.level(),
                    result.status().state(),
                    result.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Double lower(@Nullable Band band) {
        return band == null ? null : band.lower();
    }

    private static @Nullable Double upper(@Nullable Band band) {
        return band == null ? null : band.upper();
    }

    private Selection selection(
            String version, EvaluationStream stream, MonitorParameters monitor, @Nullable Instant before, int windows) {
        return new Selection(
                inventory.version(VersionId.parse(version)).id(),
                stream,
                monitor.key(),
                before == null ? clock.instant() : before,
                windows);
    }

    /**
     * Which monitor.
     *
     * @param statistic null for all monitors
     * @param compared with the reference if null
     * @param subject the whole model if null
     */
    record MonitorParameters(
            @Nullable String statistic,
            @Nullable Compared compared,
            @Nullable String subject) {

        @Nullable
        MonitorKey key() {
            return statistic == null
                    ? null
                    : new MonitorKey(
                            statistic,
                            compared == null ? Compared.REFERENCE : compared,
                            subject == null ? "" : subject);
        }
    }

    /**
     * A watched version.
     *
     * @param series how many series of windows it has
     * @param withoutData how many of them had no verdict in their last window
     * @param overdue whether an evaluation should have happened by now
     * @param lastWindow start of the window that was evaluated last, or null
     * @param incidents ids of those that are open, the worst first
     */
    record WatchedView(
            VersionId version,
            ModelCondition condition,
            int series,
            int withoutData,
            boolean overdue,
            @Nullable Instant lastWindow,
            List<String> incidents) {

        static WatchedView of(WatchedModel model) {
            return new WatchedView(
                    model.version(),
                    model.condition(),
                    model.series(),
                    model.withoutData(),
                    model.overdue(),
                    model.lastWindow(),
                    model.incidents().stream().map(incident -> incident.id()).toList());
        }
    }
}
