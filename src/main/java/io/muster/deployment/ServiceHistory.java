package io.muster.deployment;

import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of service: which versions served at an instant, in which role, and what changed in a period. */
@Service
public class ServiceHistory {

    private final ServiceHistoryRows rows;
    private final Clock clock;

    ServiceHistory(ServiceHistoryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A deployment that was in force at an instant.
     *
     * @param deployment as it is known today: its ending may be later than the instant
     * @param interruption why it did not serve at that instant although deployed, or null
     */
    public record Served(Deployment deployment, @Nullable Interruption interruption) {}

    /** A time in which a node refused to serve a deployed version. */
    public record Interruption(Instant since, String why) {}

    /**
     * A change of what serves.
     *
     * @param why the reason of an ending or of an interruption; null for a start
     */
    public record Change(
            Instant at,
            What what,
            Deployment deployment,
            @Nullable String why) {

        String key() {
            return "%s %s %s".formatted(at, deployment.id(), what);
        }
    }

    /** What happened to a deployment. */
    public enum What {
        ENDED,
        REFUSED,
        RESUMED,
        STARTED
    }

    /**
     * The deployments that were in force at an instant, in all environments, by id.
     *
     * @param model null for all models
     * @throws Refusal {@code INVALID_PERIOD} if the instant has not come yet
     */
    @Transactional(readOnly = true)
    public Page<Served> at(@Nullable ModelId model, Instant at, Paging paging) {
        if (at.isAfter(clock.instant())) {
            throw DeploymentProblem.INVALID_PERIOD.refusal(
                    "What serves at %s is not known yet: 'at' must not be in the future", at);
        }
        return Page.of(
                rows.at(model, at, paging),
                paging,
                served -> served.deployment().id());
    }

    /**
     * What changed in a period, in order of time.
     *
     * @param model null for all models
     * @param from exclusive, so that adjoining periods share nothing
     * @param to inclusive
     * @throws Refusal {@code INVALID_PERIOD} unless it begins before it ends
     */
    @Transactional(readOnly = true)
    public Page<Change> changes(@Nullable ModelId model, Instant from, Instant to, Paging paging) {
        if (!from.isBefore(to)) {
            throw DeploymentProblem.INVALID_PERIOD.refusal(
                    "The period from %s to %s is empty: 'from' must be before 'to'", from, to);
        }
        return Page.of(rows.changes(model, from, to, paging), paging, Change::key);
    }
}
