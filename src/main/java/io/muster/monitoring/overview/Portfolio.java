package io.muster.monitoring.overview;

import io.muster.monitoring.evaluation.Evaluation;
import io.muster.monitoring.evaluation.EvaluationService;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentSeverity;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.overview.PortfolioRepository.Position;
import io.muster.monitoring.overview.PortfolioRepository.Row;
import io.muster.shared.SharedProblem;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of all watched versions, the worst first: a page of it costs three statements. */
@Service
public class Portfolio {

    /** Conditions whose reason is in the last results. */
    private static final Set<ModelCondition> EXPLAINED_BY_RESULTS =
            EnumSet.range(ModelCondition.SILENCED_BREACH, ModelCondition.PENDING);

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparing(
                    (Incident incident) -> incident.severity() != IncidentSeverity.MAJOR)
            .thenComparing(Incident::excess, Comparator.reverseOrder())
            .thenComparing(Incident::id);

    private final PortfolioRepository rows;
    private final Incidents incidents;
    private final EvaluationService evaluations;

    Portfolio(PortfolioRepository rows, Incidents incidents, EvaluationService evaluations) {
        this.rows = rows;
        this.incidents = incidents;
        this.evaluations = evaluations;
    }

    /** @throws io.muster.shared.Refusal {@code INVALID_PAGING} if the key is not one of this list */
    @Transactional(readOnly = true)
    public Page<WatchedModel> worst(Paging paging) {
        var found = rows.after(position(paging.after()), evaluations.overdueLimit(), paging.oneMore());
        var page = Page.of(found, paging, row -> key(row.position()));
        var watched = watched(page.items());
        return page.map(row -> watched.get(row.version()));
    }

    /** One of them; empty if it is not watched. */
    @Transactional(readOnly = true)
    public Optional<WatchedModel> of(VersionId version) {
        return rows.of(version, evaluations.overdueLimit())
                .map(row -> watched(List.of(row)).get(version));
    }

    private Map<VersionId, WatchedModel> watched(List<Row> all) {
        var open = incidents.open(all.stream().map(Row::version).toList());
        var explained = evaluations
                .of(all.stream()
                        .filter(row -> EXPLAINED_BY_RESULTS.contains(row.condition()))
                        .map(Row::version)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Evaluation::version));
        return all.stream().collect(Collectors.toMap(Row::version, row -> watched(row, open, explained)));
    }

    private static WatchedModel watched(
            Row row, Map<VersionId, List<Incident>> open, Map<VersionId, List<Evaluation>> explained) {
        return new WatchedModel(
                row.version(),
                row.condition(),
                row.series(),
                row.withoutData(),
                row.overdue(),
                row.lastWindow(),
                open.getOrDefault(row.version(), List.of()).stream()
                        .sorted(WORST_FIRST)
                        .toList(),
                explained.getOrDefault(row.version(), List.of()));
    }

    private static String key(Position position) {
        return "%d;%s;%s".formatted(position.condition(), position.excess(), position.version());
    }

    private static Position position(String key) {
        if (key.isEmpty()) {
            return Position.FIRST;
        }
        var parts = key.split(";", 3);
        try {
            return new Position(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), parts[2]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw SharedProblem.INVALID_PAGING.refusal("'after' is not a key of this list");
        }
    }
}
