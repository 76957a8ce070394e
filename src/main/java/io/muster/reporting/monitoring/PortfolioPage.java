package io.muster.reporting.monitoring;

import io.muster.deployment.ServiceHistory;
import io.muster.inventory.BulkInventory;
import io.muster.inventory.models.Model;
import io.muster.monitoring.evaluation.EvaluationService;
import io.muster.monitoring.overview.Portfolio;
import io.muster.monitoring.overview.WatchedModel;
import io.muster.reporting.PageWording;
import io.muster.reporting.monitoring.MonitoringView.IncidentRow.ActionRow;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page that lists all watched versions, the worst first, and those that serve but are not watched. */
@Service
public class PortfolioPage {

    private static final int ROWS = 50;
    private static final int MOST_DEPLOYMENTS = 500;

    private final Portfolio portfolio;
    private final BulkInventory inventory;
    private final ServiceHistory history;
    private final EvaluationService evaluations;
    private final Clock clock;

    PortfolioPage(
            Portfolio portfolio,
            BulkInventory inventory,
            ServiceHistory history,
            EvaluationService evaluations,
            Clock clock) {
        this.portfolio = portfolio;
        this.inventory = inventory;
        this.history = history;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** @param after the key of the page before, or null */
    @Transactional(readOnly = true)
    public PortfolioView read(@Nullable String after) {
        var page = portfolio.worst(Paging.of(after, ROWS));
        var names = inventory
                .models(page.items().stream()
                        .map(model -> model.version().model())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Model::id, Model::name));
        var served = history.at(null, clock.instant(), Paging.of(null, MOST_DEPLOYMENTS));
        var serving =
                served.items().stream().map(each -> each.deployment().version()).collect(Collectors.toSet());
        return new PortfolioView(
                page.items().stream().map(model -> row(model, names)).toList(),
                page.next(),
                after == null || after.isEmpty(),
                unwatched(serving),
                served.next() != null);
    }

    private List<VersionRow> unwatched(Set<VersionId> serving) {
        var watched = evaluations.watched(serving);
        return serving.stream()
                .filter(version -> !watched.contains(version))
                .map(version -> new VersionRow(version.model().name(), version.number()))
                .sorted()
                .toList();
    }

    private static ModelRow row(WatchedModel model, Map<ModelId, String> names) {
        var version = model.version();
        return new ModelRow(
                version.model().name(),
                version.number(),
                names.getOrDefault(version.model(), version.model().name()),
                model.condition().title(),
                MonitoringWording.style(model.condition()),
                MonitoringReasons.of(model),
                model.incidents().stream()
                        .flatMap(incident -> IncidentRows.actions(incident).stream())
                        .filter(action -> action.anchor() != null)
                        .toList(),
                model.lastWindow() == null ? "none yet" : PageWording.time(model.lastWindow()));
    }

    /**
     * The content of the page, in words.
     *
     * @param next key of the next page, or null
     * @param first whether this is the first page
     * @param unwatched versions that serve but have no monitors
     * @param more whether not all deployments were looked at for that
     */
    public record PortfolioView(
            List<ModelRow> models, @Nullable String next, boolean first, List<VersionRow> unwatched, boolean more) {
        public PortfolioView {
            models = List.copyOf(models);
            unwatched = List.copyOf(unwatched);
        }
    }

    /**
     * @param reasons why it is in its condition
     * @param done what was done about it, with links
     * @param last start of the window that was evaluated last
     */
    public record ModelRow(
            String model,
            int number,
            String name,
            String condition,
            String style,
            List<String> reasons,
            List<ActionRow> done,
            String last) {
        public ModelRow {
            reasons = List.copyOf(reasons);
            done = List.copyOf(done);
        }
    }

    public record VersionRow(String model, int number) implements Comparable<VersionRow> {
        @Override
        public int compareTo(VersionRow other) {
            var byModel = model.compareTo(other.model);
            return byModel == 0 ? Integer.compare(number, other.number) : byModel;
        }
    }
}
