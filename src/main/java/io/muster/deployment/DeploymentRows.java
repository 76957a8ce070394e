package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeploymentRows {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentRows.class);

    private final JdbcClient jdbc;
    private final SortableIds ids;

    DeploymentRows(JdbcClient jdbc, SortableIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    Deployment draft(Deployments.Request request, String target, String certificate, Actor by, Instant since) {
        return new Deployment(
                ids.next(),
                request.version(),
                request.environment(),
                request.role(),
                target,
                certificate,
                by,
                since,
                null,
                null);
    }

    /** @throws Refusal {@code DEPLOYMENT_REFUSED} if the same version was deployed concurrently, here or by another node */
    void insert(Deployment deployment) {
        try {
            tryInsert(deployment);
        } catch (DuplicateKeyException e) {
            throw DeploymentProblem.deploymentRefused(
                    deployment.version(),
                    deployment.environment(),
                    "it or another champion of its model was deployed there at the same moment");
        }
    }

    private void tryInsert(Deployment deployment) {
        var model = deployment.version().model().name();
        jdbc.sql("""
                insert into deployment_deployment (id, model, version, environment, role, target, certificate, deployed_by,
                                                   since, active_key, champion_key)
                values (:id, :model, :version, :environment, :role, :target, :certificate, :by, :since, :active, :champion)""")
                .param("id", deployment.id())
                .param("model", model)
                .param("version", deployment.version().toString())
                .param("environment", deployment.environment())
                .param("role", deployment.role().name())
                .param("target", deployment.target())
                .param("certificate", deployment.certificate())
                .param("by", deployment.by().id())
                .param("since", deployment.since().atOffset(ZoneOffset.UTC))
                .param("active", deployment.version() + "|" + deployment.environment())
                .param("champion", deployment.isChampion() ? model + "|" + deployment.environment() : null)
                .update();
    }

    /** @return false if it had already ended */
    boolean end(String id, Deployment.Ending ending) {
        return jdbc.sql("""
                update deployment_deployment
                set ended_by = :by, ended_at = :at, ended_reason = :reason, active_key = null, champion_key = null
                where id = :id and ended_at is null""")
                        .param("by", ending.by().id())
                        .param("at", ending.at().atOffset(ZoneOffset.UTC))
                        .param("reason", ending.reason())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false if the same refusal was already recorded, by this node or another */
    boolean refuse(String id, String why, Instant at) {
        return jdbc.sql("""
                update deployment_deployment set refusal = :why, refused_at = :at
                where id = :id and ended_at is null and (refusal is null or refusal <> :why)""")
                        .param("why", why)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    void admit(String id) {
        jdbc.sql("update deployment_deployment set refusal = null, refused_at = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Keeps that service was interrupted; an interruption that is open for another reason ends here. */
    void beginInterruption(String deployment, String why, Instant at) {
        endInterruption(deployment, at);
        jdbc.sql("""
                insert into deployment_interruption (id, deployment, refused_at, refusal)
                values (:id, :deployment, :at, :why)""")
                .param("id", ids.next())
                .param("deployment", deployment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    /** Does nothing if service is not interrupted. */
    void endInterruption(String deployment, Instant at) {
        jdbc.sql("""
                update deployment_interruption set resumed_at = :at
                where deployment = :deployment and resumed_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deployment", deployment)
                .update();
    }

    /** @return empty also if the row is unreadable */
    Optional<Deployment> find(String id) {
        return jdbc.sql("select * from deployment_deployment where id = :id")
                .param("id", id)
                .query(DeploymentRows::readable)
                .optional()
                .flatMap(found -> found);
    }

    List<Deployment> active() {
        return jdbc
                .sql("select * from deployment_deployment where ended_at is null order by id")
                .query(DeploymentRows::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<Deployment> of(VersionId version) {
        return jdbc
                .sql("select * from deployment_deployment where version = :version order by id")
                .param("version", version.toString())
                .query(DeploymentRows::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A manually corrupted row gives no access, and must not keep the others from being checked. */
    static Optional<Deployment> readable(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(deployment(row));
        } catch (IllegalArgumentException | Refusal e) {
            LOG.error("The deployment '{}' is unreadable and serves nothing: {}", row.getString("id"), e.getMessage());
            return Optional.empty();
        }
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                row.getString("id"),
                VersionId.parse(row.getString("version")),
                row.getString("environment"),
                DeploymentRole.valueOf(row.getString("role")),
                row.getString("target"),
                row.getString("certificate"),
                new Actor(row.getString("deployed_by")),
                Columns.time(row, "since"),
                row.getString("refusal"),
                ending(row));
    }

    private static Deployment.@Nullable Ending ending(ResultSet row) throws SQLException {
        return row.getObject("ended_at") == null
                ? null
                : new Deployment.Ending(
                        new Actor(row.getString("ended_by")),
                        Columns.time(row, "ended_at"),
                        row.getString("ended_reason"));
    }
}
