package io.muster.deployment;

import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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
                    "What serves at %s is not known yet: the time must not be in the future", at);
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

    /** The questions about the past to the tables of deployments and interruptions, one indexed query each. */
    @Repository
    static class ServiceHistoryRows {

        private static final String OF_MODEL = " and d.model = :model";

        private final JdbcClient jdbc;

        ServiceHistoryRows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        List<Served> at(@Nullable ModelId model, Instant at, Paging paging) {
            return jdbc
                    .sql("""
                    select d.*, i.refused_at as interrupted_at, i.refusal as interruption
                    from deployment_deployment d
                    left join deployment_interruption i
                         on i.deployment = d.id and i.refused_at <= :at and (i.resumed_at is null or i.resumed_at > :at)
                    where d.since <= :at and (d.ended_at is null or d.ended_at > :at) and d.id > :after%s
                    order by d.id limit :limit""".formatted(model == null ? "" : OF_MODEL))
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("model", model == null ? null : model.name())
                    .param("after", paging.after())
                    .param("limit", paging.oneMore())
                    .query(ServiceHistoryRows::served)
                    .list()
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** Each part of the union uses the index of the column that it compares with the period. */
        List<Change> changes(@Nullable ModelId model, Instant from, Instant to, Paging paging) {
            var after = Key.parse(paging.after());
            return jdbc
                    .sql("""
                    select * from (
                        select d.*, d.since as changed_at, 'STARTED' as what, cast(null as text) as why
                        from deployment_deployment d where d.since > :from and d.since <= :to%1$s
                        union all
                        select d.*, d.ended_at, 'ENDED', d.ended_reason
                        from deployment_deployment d where d.ended_at > :from and d.ended_at <= :to%1$s
                        union all
                        select d.*, i.refused_at, 'REFUSED', i.refusal
                        from deployment_interruption i join deployment_deployment d on d.id = i.deployment
                        where i.refused_at > :from and i.refused_at <= :to%1$s
                        union all
                        select d.*, i.resumed_at, 'RESUMED', i.refusal
                        from deployment_interruption i join deployment_deployment d on d.id = i.deployment
                        where i.resumed_at > :from and i.resumed_at <= :to%1$s) changes
                    where (changed_at, id, what) > (:afterTime, :afterId, :afterWhat)
                    order by changed_at, id, what limit :limit""".formatted(model == null ? "" : OF_MODEL))
                    .param("from", from.atOffset(ZoneOffset.UTC))
                    .param("to", to.atOffset(ZoneOffset.UTC))
                    .param("model", model == null ? null : model.name())
                    .param("afterTime", after.at())
                    .param("afterId", after.deployment())
                    .param("afterWhat", after.what())
                    .param("limit", paging.oneMore())
                    .query(ServiceHistoryRows::change)
                    .list()
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** The key of a change in the list, see {@link Change#key}. */
        private record Key(OffsetDateTime at, String deployment, String what) {

            private static final Key FIRST = new Key(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "", "");

            static Key parse(String after) {
                if (after.isEmpty()) {
                    return FIRST;
                }
                var parts = after.split(" ", -1);
                if (parts.length != 3) {
                    throw notAKey(after);
                }
                try {
                    return new Key(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), parts[1], parts[2]);
                } catch (DateTimeException e) {
                    throw notAKey(after);
                }
            }

            private static Refusal notAKey(String after) {
                return SharedProblem.INVALID_PAGING.refusal(
                        "'after' is '%s': expected 'next' of the page before, unchanged", after);
            }
        }

        private static Optional<Served> served(ResultSet row, int number) throws SQLException {
            var since = Columns.timeOrNull(row, "interrupted_at");
            var interruption = since == null ? null : new Interruption(since, row.getString("interruption"));
            return DeploymentRows.readable(row, number).map(deployment -> new Served(deployment, interruption));
        }

        private static Optional<Change> change(ResultSet row, int number) throws SQLException {
            var at = Columns.time(row, "changed_at");
            var what = What.valueOf(row.getString("what"));
            var why = row.getString("why");
            return DeploymentRows.readable(row, number).map(deployment -> new Change(at, what, deployment, why));
        }
    }
}
