package io.muster.monitoring.evaluation;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.Evaluation.WindowOutcomes;
import io.muster.monitoring.evaluation.EvaluationStream.Window;
import io.muster.monitoring.evaluation.ModelEvaluation.Subject;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.StatisticFamily.Topic;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The evaluation of one window of many versions: it reads their profiles and computes, and writes nothing. */
@Component
class WindowEvaluator {

    private static final Logger LOG = LoggerFactory.getLogger(WindowEvaluator.class);

    private final ProfileService profiles;
    private final OutcomeMaturity maturity;

    WindowEvaluator(ProfileService profiles, OutcomeMaturity maturity) {
        this.profiles = profiles;
        this.maturity = maturity;
    }

    /** Windows that were evaluated, and versions whose outcomes are not known yet. */
    record Evaluated(List<EvaluatedWindow> windows, List<MonitoredVersion> waiting) {}

    Evaluated evaluate(Window window, List<MonitoredVersion> versions, Instant now) {
        var evaluated = new Evaluated(new ArrayList<>(), new ArrayList<>());
        Map<VersionId, Profile> current;
        Map<VersionId, Profile> previous;
        try {
            current = read(versions, window.from(), window.to());
            previous = comparesWithPrevious(window, versions)
                    ? read(versions, window.stream().length().previous(window.from()), window.from())
                    : Map.of();
        } catch (Refusal | IllegalArgumentException | IllegalStateException e) {
            if (versions.size() > 1) {
                // One whose counts cannot be read must not fail the others.
                for (var version : versions) {
                    var alone = evaluate(window, List.of(version), now);
                    evaluated.windows().addAll(alone.windows());
                    evaluated.waiting().addAll(alone.waiting());
                }
            } else {
                LOG.warn("The counts of {} in {} could not be read", versions, window, e);
                versions.forEach(version ->
                        evaluated.windows().add(failed(version, window, String.valueOf(e.getMessage()), now)));
            }
            return evaluated;
        }
        for (var version : versions) {
            var profile = current.getOrDefault(
                    version.id(), Profile.none(version.reference().reference().layout()));
            var coverage = window.stream().waitsForOutcomes() ? maturity.coverage(profile, window.to(), now) : null;
            if (coverage != null && !coverage.isMature()) {
                evaluated.waiting().add(version);
            } else {
                evaluated.windows().add(attempt(version, window, profile, previous, coverage, now));
            }
        }
        return evaluated;
    }

    private Map<VersionId, Profile> read(Collection<MonitoredVersion> versions, Instant from, Instant to) {
        return profiles.windows(versions.stream().map(MonitoredVersion::id).toList(), from, to);
    }

    private static boolean comparesWithPrevious(Window window, List<MonitoredVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.rules(window.stream()).stream())
                .anyMatch(rule -> rule.compared() == Compared.PREVIOUS);
    }

    private EvaluatedWindow attempt(
            MonitoredVersion version,
            Window window,
            Profile profile,
            Map<VersionId, Profile> previous,
            @Nullable OutcomeCoverage coverage,
            Instant now) {
        if (version.problem() != null) {
            return failed(version, window, version.problem(), now);
        }
        try {
            var subject = subject(version, window, profile, previous);
            var results = ModelEvaluation.evaluate(
                    version.statistics(), version.rules(window.stream()), subject, before(version, window));
            var outcomes = coverage == null ? null : new WindowOutcomes(coverage, EstimateError.of(subject.window()));
            return window(version, window, now, profile.columns().rows(), results, outcomes, null);
        } catch (RuntimeException e) {
            // One model's evaluation must not keep others from theirs; it is kept as failed, so that everyone sees it.
            LOG.warn("The window {} of {} could not be evaluated", window.from(), version.id(), e);
            return failed(version, window, String.valueOf(e.getMessage()), now);
        }
    }

    private Subject subject(
            MonitoredVersion version, Window window, Profile profile, Map<VersionId, Profile> previous) {
        var reference = version.reference().reference();
        var before = previous.get(version.id());
        var segments = version.rules(window.stream()).stream().anyMatch(WindowEvaluator::isOfGroups)
                ? segments(version.reference(), window)
                : new TreeMap<String, Profile>();
        return new Subject(
                new MonitoredWindow(reference, profile, segments, MonitoredWindow.Rules.DEFAULT),
                before == null || before.columns().rows() == 0
                        ? null
                        : new MonitoredWindow(new ReferenceProfile(reference.layout(), before), profile),
                needsChunks(version, window) ? profiles.chunks(version.reference()) : List.of());
    }

    /** Parts of references are read only where a rule is measured from them. */
    private static boolean needsChunks(MonitoredVersion version, Window window) {
        return version.rules(window.stream()).stream().anyMatch(rule -> rule.basis() == Basis.REFERENCE_CHUNKS);
    }

    private static boolean isOfGroups(MonitorRule rule) {
        return Families.find(rule.statistic())
                .filter(statistic -> Families.topic(statistic) == Topic.FAIRNESS)
                .isPresent();
    }

    /** The rows of a window by {@code attribute=value}, for all attributes that the reference names. */
    SortedMap<String, Profile> segments(KeptReference reference, Window window) {
        var segments = new TreeMap<String, Profile>();
        for (var attribute : reference.segments()) {
            profiles.segments(reference.version(), attribute, window.from(), window.to())
                    .forEach((value, profile) -> segments.put(attribute + "=" + value, profile));
        }
        return segments;
    }

    /** A changed reference begins again: what was learned from the former one says nothing. */
    private static Map<MonitorKey, MonitorStatus> before(MonitoredVersion version, Window window) {
        var evaluation = version.evaluations().get(window.stream());
        return evaluation == null || !version.reference().evidence().equals(evaluation.reference())
                ? new HashMap<>()
                : evaluation.statuses();
    }

    private static EvaluatedWindow failed(MonitoredVersion version, Window window, String reason, Instant now) {
        var rules = version.rules(window.stream());
        var results = ModelEvaluation.failed(
                version.statistics(),
                reason,
                key -> version.problem() != null || rules.stream().anyMatch(key::isOf),
                before(version, window));
        return window(version, window, now, 0, results, null, reason);
    }

    private static EvaluatedWindow window(
            MonitoredVersion version,
            Window window,
            Instant now,
            long rows,
            List<MonitorResult> results,
            @Nullable WindowOutcomes outcomes,
            @Nullable String problem) {
        return new EvaluatedWindow(
                version.id(),
                window.stream(),
                window.from(),
                window.to(),
                now,
                rows,
                Evaluation.state(results, problem),
                version.policyName(),
                version.reference().evidence(),
                results,
                outcomes,
                problem);
    }
}
