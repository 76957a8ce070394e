package io.muster.inventory.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.TierAssignment;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Versions {

    private static final TypeReference<TrainingPlan> TRAINING = new TypeReference<>() {};
    private static final TypeReference<EvaluationPlan> EVALUATION = new TypeReference<>() {};
    private static final TypeReference<Signature> SIGNATURE = new TypeReference<>() {};
    private static final TypeReference<List<GoldenRecord>> GOLDEN_RECORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PROVENANCE = new TypeReference<>() {};
    private static final TypeReference<TierAssignment> TIER = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;

    Versions(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void add(ModelVersion version) {
        parameters(version, """
                insert into inventory_version (model, version_number, stage, origin, format, training, evaluation,
                    artifact, signature, golden_records, provenance, tier, build, developer, certificate, created_at,
                    since, revision)
                values (:model, :number, :stage, :origin, :format, :training, :evaluation,
                    :artifact, :signature, :goldenRecords, :provenance, :tier, :build, :developer, :certificate,
                    :createdAt, :since, :revision)""")
                .param("origin", version.origin().name())
                .param("format", version.format())
                .param("developer", version.developer().id())
                .param("createdAt", version.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws Refusal {@code STALE_REVISION} if the version was saved by another transaction since it was read */
    public ModelVersion save(ModelVersion version) {
        var rows = parameters(version, """
                update inventory_version set stage = :stage, training = :training, evaluation = :evaluation, artifact = :artifact,
                    signature = :signature, golden_records = :goldenRecords, provenance = :provenance, tier = :tier,
                    build = :build, certificate = :certificate, since = :since, revision = revision + 1
                where model = :model and version_number = :number and revision = :revision""").update();
        if (rows == 0) {
            throw InventoryProblem.staleRevision(version.id(), version.revision());
        }
        return find(version.id()).orElseThrow(() -> InventoryProblem.VERSION_NOT_FOUND.noSuch("version", version.id()));
    }

    public Optional<ModelVersion> find(VersionId id) {
        return jdbc.sql("select * from inventory_version where model = :model and version_number = :number")
                .param("model", id.model().name())
                .param("number", id.number())
                .query(this::read)
                .optional();
    }

    /** Those of many that exist. */
    public List<ModelVersion> find(Collection<VersionId> ids) {
        return jdbc
                .sql("select * from inventory_version where model in (:models) order by model, version_number")
                .param(
                        "models",
                        ids.stream().map(id -> id.model().name()).distinct().toList())
                .query(this::read)
                .list()
                .stream()
                .filter(version -> ids.contains(version.id()))
                .toList();
    }

    public List<ModelVersion> of(ModelId model) {
        return jdbc.sql("select * from inventory_version where model = :model order by version_number")
                .param("model", model.name())
                .query(this::read)
                .list();
    }

    public Page<ModelVersion> of(ModelId model, Paging paging) {
        var found = jdbc.sql("""
                select * from inventory_version where model = :model and version_number > :after
                order by version_number limit :limit""")
                .param("model", model.name())
                .param("after", number(paging.after()))
                .param("limit", paging.oneMore())
                .query(this::read)
                .list();
        return Page.of(found, paging, version -> String.valueOf(version.id().number()));
    }

    private static int number(String after) {
        try {
            return after.isEmpty() ? 0 : Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw new InvalidEntry("'after' is '%s': expected the number of a version".formatted(after));
        }
    }

    private JdbcClient.StatementSpec parameters(ModelVersion version, String sql) {
        return jdbc.sql(sql)
                .param("model", version.id().model().name())
                .param("number", version.id().number())
                .param("stage", version.stage().name())
                .param("training", json.write("training", version.training()))
                .param("evaluation", json.write("evaluation", version.evaluation()))
                .param(
                        "artifact",
                        version.artifact() == null ? null : version.artifact().hex())
                .param("signature", json.write("signature", version.signature()))
                .param("goldenRecords", json.write("goldenRecords", version.goldenRecords()))
                .param("provenance", json.write("provenance", version.provenance()))
                .param("tier", json.write("tier", version.tier()))
                .param("build", version.build())
                .param("certificate", version.certificate())
                .param("since", version.since().atOffset(ZoneOffset.UTC))
                .param("revision", version.revision());
    }

    private ModelVersion read(ResultSet row, int index) throws SQLException {
        var artifact = row.getString("artifact");
        return new ModelVersion(
                new VersionId(new ModelId(row.getString("model")), row.getInt("version_number")),
                Stage.valueOf(row.getString("stage")),
                Origin.valueOf(row.getString("origin")),
                row.getString("format"),
                json.read(row.getString("training"), TRAINING),
                json.read(row.getString("evaluation"), EVALUATION),
                artifact == null ? null : new Digest(artifact),
                json.read(row.getString("signature"), SIGNATURE),
                json.read(row.getString("golden_records"), GOLDEN_RECORDS),
                json.read(row.getString("provenance"), PROVENANCE),
                json.read(row.getString("tier"), TIER),
                row.getInt("build"),
                new Actor(row.getString("developer")),
                row.getString("certificate"),
                Columns.time(row, "created_at"),
                Columns.time(row, "since"),
                row.getLong("revision"));
    }
}
