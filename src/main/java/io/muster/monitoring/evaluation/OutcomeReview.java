package io.muster.monitoring.evaluation;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationStream.Window;
import io.muster.monitoring.record.ProfileService;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What outcomes say and do not say yet: which windows wait for them, and how wrong estimates were before they came. */
@Service
public class OutcomeReview {

    private final EvaluationService evaluations;
    private final ProfileService profiles;
    private final OutcomeMaturity maturity;
    private final EventPublisher events;

    OutcomeReview(
            EvaluationService evaluations, ProfileService profiles, OutcomeMaturity maturity, EventPublisher events) {
        this.evaluations = evaluations;
        this.profiles = profiles;
        this.maturity = maturity;
        this.events = events;
    }

    /** The oldest window of a series whose performance does not count yet. */
    public record WaitingWindow(EvaluationStream stream, Instant from, Instant to, OutcomeCoverage coverage) {}

    /**
     * The past error of an estimate over windows whose outcomes are known.
     *
     * @param meanError estimated minus measured; above 0 the estimate was too high
     * @param meanAbsoluteError how far it was off
     * @param largestError the error that was farthest from 0
     */
    public record PastError(
            String statistic, int windows, double meanError, double meanAbsoluteError, double largestError) {}

    /** @throws io.muster.shared.Refusal {@code PROFILES_ROLLED_UP} if a window is an hour that became part of a day */
    @Transactional(readOnly = true)
    public List<WaitingWindow> waiting(VersionId version) {
        return evaluations.of(version).stream()
                .filter(each -> each.stream().waitsForOutcomes())
                .map(each -> Window.of(each.stream(), each.nextWindow()))
                .filter(window -> !window.to().isAfter(events.now()))
                .map(window -> waiting(version, window))
                .toList();
    }

    private WaitingWindow waiting(VersionId version, Window window) {
        var profile = profiles.window(version, window.from(), window.to());
        return new WaitingWindow(
                window.stream(), window.from(), window.to(), maturity.coverage(profile, window.to(), events.now()));
    }

    /** By statistic, over the last windows of all series. */
    @Transactional(readOnly = true)
    public List<PastError> pastErrors(VersionId version, int windows) {
        var errors = new TreeMap<String, List<Double>>();
        Arrays.stream(EvaluationStream.values())
                .filter(EvaluationStream::waitsForOutcomes)
                .flatMap(stream -> evaluations.windows(version, stream, windows).stream())
                .map(EvaluatedWindow::outcomes)
                .forEach(outcomes -> {
                    if (outcomes != null) {
                        outcomes.estimates()
                                .forEach(each -> errors.computeIfAbsent(each.statistic(), any -> new ArrayList<>())
                                        .add(each.error()));
                    }
                });
        return errors.entrySet().stream()
                .map(entry -> pastError(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PastError pastError(String statistic, List<Double> errors) {
        var largest = errors.stream().reduce(0.0, (one, other) -> Math.abs(other) > Math.abs(one) ? other : one);
        return new PastError(
                statistic,
                errors.size(),
                errors.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                errors.stream().mapToDouble(Math::abs).average().orElse(0),
                largest);
    }
}
