package io.muster.monitoring.evaluation;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationStream.Window;
import io.muster.monitoring.record.ProfileService;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service that evaluates the monitors of all versions in use. Each closed window is evaluated once, however many nodes
 * there are; what was missed while no node ran is made up for.
 */
@Service
public class EvaluationService {

    private static final int PAGE = 200;

    /** How far back a series begins when a version is first watched by it. */
    private static final Map<EvaluationStream, Duration> LOOKS_BACK = Map.of(
            EvaluationStream.HOUR, Duration.ofDays(7),
            EvaluationStream.HOUR_OUTCOMES, Duration.ofDays(7));

    private static final Duration LOOKS_BACK_OTHERWISE = Duration.ofDays(400);

    private final ProfileService profiles;
    private final WatchedVersions watched;
    private final EvaluationRepository rows;
    private final WindowEvaluator evaluator;
    private final EvaluationWriter writer;
    private final EvaluationSettings settings;
    private final EventPublisher events;

    EvaluationService(
            ProfileService profiles,
            WatchedVersions watched,
            EvaluationRepository rows,
            WindowEvaluator evaluator,
            EvaluationWriter writer,
            EvaluationSettings settings,
            EventPublisher events) {
        this.profiles = profiles;
        this.watched = watched;
        this.rows = rows;
        this.evaluator = evaluator;
        this.writer = writer;
        this.settings = settings;
        this.events = events;
    }

    /** What a run did. */
    public record Run(int versions, int windows, int failed) {
        Run plus(Run other) {
            return new Run(versions + other.versions, windows + other.windows, failed + other.failed);
        }
    }

    /** Evaluates all windows that are due. Calling it more often, or on several nodes, does no harm. */
    @Transactional(propagation = Propagation.NEVER)
    public Run evaluateDue() {
        var known = new HashMap<String, Object>();
        var run = new Run(0, 0, 0);
        VersionId after = null;
        while (true) {
            var page = profiles.profiled(after, PAGE);
            if (page.isEmpty()) {
                return run;
            }
            run = run.plus(evaluate(page, known));
            after = page.get(page.size() - 1);
        }
    }

    private Run evaluate(List<VersionId> ids, Map<String, Object> known) {
        var evaluations = rows.of(ids).stream().collect(Collectors.groupingBy(Evaluation::version));
        var versions = watched.of(ids, evaluations, known);
        writer.prepare(ids, versions, this::first);
        var run = new Run(versions.size(), 0, 0);
        for (var round = 0; round < settings.mostWindows(); round++) {
            var due = due(versions.values());
            if (due.isEmpty()) {
                return run;
            }
            for (var group : due.entrySet()) {
                run = run.plus(evaluate(group.getKey(), group.getValue(), versions));
            }
        }
        return run;
    }

    private Run evaluate(Window window, List<MonitoredVersion> group, Map<VersionId, MonitoredVersion> versions) {
        var evaluated = evaluator.evaluate(window, group, events.now());
        var dueAt = nextDue(window);
        var claimed = writer.write(window, evaluated, dueAt, versions);
        var done = claimed.stream().collect(Collectors.toMap(EvaluatedWindow::version, Function.identity()));
        for (var version : group) {
            version.evaluations().put(window.stream(), after(version, window, done.get(version.id()), dueAt));
        }
        var failed =
                (int) claimed.stream().filter(each -> each.problem() != null).count();
        return new Run(0, claimed.size(), failed);
    }

    /** What another node evaluates, or what waits, is not looked at again in this run. */
    private static Evaluation after(
            MonitoredVersion version, Window window, @Nullable EvaluatedWindow done, Instant dueAt) {
        var before = version.evaluations().get(window.stream());
        return done == null
                ? new Evaluation(
                        version.id(),
                        window.stream(),
                        before.nextWindow(),
                        Instant.MAX,
                        before.lastWindow(),
                        before.reference(),
                        before.results(),
                        before.problem())
                : new Evaluation(
                        version.id(),
                        window.stream(),
                        window.to(),
                        dueAt,
                        window.from(),
                        done.reference(),
                        done.results(),
                        done.problem());
    }

    private Instant nextDue(Window window) {
        return window.stream().length().next(window.to()).plus(settings.delay());
    }

    private Map<Window, List<MonitoredVersion>> due(Iterable<MonitoredVersion> versions) {
        var now = events.now();
        var due = new HashMap<Window, List<MonitoredVersion>>();
        for (var version : versions) {
            version.evaluations().values().stream()
                    .filter(evaluation -> !evaluation.dueAt().isAfter(now))
                    .forEach(evaluation -> due.computeIfAbsent(
                                    Window.of(evaluation.stream(), evaluation.nextWindow()), any -> new ArrayList<>())
                            .add(version));
        }
        return due;
    }

    private Evaluation first(MonitoredVersion version, EvaluationStream stream) {
        var earliest = events.now().minus(LOOKS_BACK.getOrDefault(stream, LOOKS_BACK_OTHERWISE));
        var made = version.reference().at();
        var start = stream.length().start(made.isAfter(earliest) ? made : earliest);
        return Evaluation.first(
                version.id(), stream, start, stream.length().next(start).plus(settings.delay()));
    }

    /** The series of a version, with the results of their last windows. */
    @Transactional(readOnly = true)
    public List<Evaluation> of(VersionId version) {
        return rows.of(List.of(version));
    }

    /** As above, of many versions by one statement. */
    @Transactional(readOnly = true)
    public List<Evaluation> of(Collection<VersionId> versions) {
        return versions.isEmpty() ? List.of() : rows.of(versions);
    }

    /** Which of these versions are watched. */
    @Transactional(readOnly = true)
    public Set<VersionId> watched(Collection<VersionId> versions) {
        return versions.isEmpty() ? Set.of() : rows.watched(versions);
    }

    /** Evaluated windows of a series, newest first. */
    @Transactional(readOnly = true)
    public List<EvaluatedWindow> windows(VersionId version, EvaluationStream stream, int limit) {
        return windows(version, stream, events.now(), limit);
    }

    /** As above, of those that begin before an instant. */
    @Transactional(readOnly = true)
    public List<EvaluatedWindow> windows(VersionId version, EvaluationStream stream, Instant before, int limit) {
        return rows.windows(version, stream, before, limit);
    }

    /** The series of all versions in use, the worst first. */
    @Transactional(readOnly = true)
    public List<Evaluation> worst(int limit) {
        return rows.worst(limit);
    }

    /** Whether the evaluation of a series should have happened. */
    public boolean isOverdue(Evaluation evaluation) {
        return evaluation.dueAt().isBefore(overdueLimit());
    }

    /** What was due before this is overdue. */
    public Instant overdueLimit() {
        return events.now().minus(settings.overdueAfter());
    }

    Instant keepFrom() {
        return events.now()
                .atOffset(ZoneOffset.UTC)
                .minus(settings.keepWindows())
                .toInstant();
    }
}
