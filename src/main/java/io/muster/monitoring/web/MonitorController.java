package io.muster.monitoring.web;

import io.muster.inventory.Inventory;
import io.muster.monitoring.evaluation.Evaluation;
import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationService;
import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorResult;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.security.ReadAccess;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/monitoring")
@Tag(name = "Monitors", description = "Monitors: what is watched of models in use, and what the last windows showed")
class MonitorController {

    private static final int MOST = 500;

    private final EvaluationService evaluations;
    private final Inventory inventory;

    MonitorController(EvaluationService evaluations, Inventory inventory) {
        this.evaluations = evaluations;
        this.inventory = inventory;
    }

    @GetMapping("/monitors")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the series of windows of all versions in use, the worst first")
    List<SeriesView> worst(@RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int limit) {
        return evaluations.worst(limit).stream()
                .map(each -> view(each, List.of()))
                .toList();
    }

    @GetMapping("/versions/{version}/monitors")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows the monitors of a version, with the values of the last window of each series")
    List<SeriesView> monitors(@PathVariable String version) {
        return evaluations.of(known(version)).stream()
                .map(each -> view(each, each.results()))
                .toList();
    }

    @GetMapping("/versions/{version}/windows/{stream}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the evaluated windows of a series with values, thresholds and verdicts, newest first")
    List<EvaluatedWindow> windows(
            @PathVariable String version,
            @PathVariable EvaluationStream stream,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int limit) {
        return evaluations.windows(known(version), stream, limit);
    }

    private VersionId known(String version) {
        return inventory.version(VersionId.parse(version)).id();
    }

    private SeriesView view(Evaluation evaluation, List<MonitorResult> results) {
        return new SeriesView(
                evaluation.version(),
                evaluation.stream(),
                evaluation.state(),
                evaluation.lastWindow(),
                evaluation.nextWindow(),
                evaluation.dueAt(),
                evaluations.isOverdue(evaluation),
                evaluation.problem(),
                results);
    }

    /**
     * @param state the worst that needs attention
     * @param lastWindow start of the window that was evaluated last, or null
     * @param nextWindow start of the window that is evaluated next
     * @param overdue whether that should have happened by now
     * @param problem why the last evaluation failed, or null
     * @param monitors of the last window; empty in lists of several versions
     */
    record SeriesView(
            VersionId version,
            EvaluationStream stream,
            State state,
            @Nullable Instant lastWindow,
            Instant nextWindow,
            Instant dueAt,
            boolean overdue,
            @Nullable String problem,
            List<MonitorResult> monitors) {}
}
