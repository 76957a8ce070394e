package io.muster.inventory.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Models {

    private static final TypeReference<ModelDescription> DESCRIPTION = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;

    Models(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void add(Model model) {
        try {
            jdbc.sql("""
                    insert into inventory_model (id, use_case, type, description, last_version, registered_by,
                        registered_at, revision)
                    values (:id, :useCase, :type, :description, 0, :by, :at, :revision)""")
                    .param("id", model.id().name())
                    .param("useCase", model.useCase().name())
                    .param("type", model.type().name())
                    .param("description", json.write("description", model.description()))
                    .param("by", model.registeredBy().id())
                    .param("at", model.registeredAt().atOffset(ZoneOffset.UTC))
                    .param("revision", model.revision())
                    .update();
        } catch (DuplicateKeyException e) {
            throw InventoryProblem.alreadyRegistered("model", model.id());
        }
    }

    public Model save(Model model) {
        var rows = jdbc.sql("""
                update inventory_model set description = :description, revision = revision + 1
                where id = :id and revision = :revision""")
                .param("id", model.id().name())
                .param("description", json.write("description", model.description()))
                .param("revision", model.revision())
                .update();
        if (rows == 0) {
            throw InventoryProblem.staleRevision(model.id(), model.revision());
        }
        return find(model.id()).orElseThrow(() -> InventoryProblem.MODEL_NOT_FOUND.noSuch("model", model.id()));
    }

    /** The next version number, taken under the lock of the model's row, which both databases hold until the transaction ends. */
    public VersionId nextVersion(ModelId id) {
        var rows = jdbc.sql("update inventory_model set last_version = last_version + 1 where id = :id")
                .param("id", id.name())
                .update();
        if (rows == 0) {
            throw InventoryProblem.MODEL_NOT_FOUND.noSuch("model", id);
        }
        var number = jdbc.sql("select last_version from inventory_model where id = :id")
                .param("id", id.name())
                .query(Integer.class)
                .single();
        return new VersionId(id, number);
    }

    public Optional<Model> find(ModelId id) {
        return jdbc.sql("select * from inventory_model where id = :id")
                .param("id", id.name())
                .query(this::read)
                .optional();
    }

    /** Those of many that exist. */
    public List<Model> find(Collection<ModelId> ids) {
        return jdbc.sql("select * from inventory_model where id in (:ids) order by id")
                .param("ids", ids.stream().map(ModelId::name).distinct().toList())
                .query(this::read)
                .list();
    }

    public List<Model> all() {
        return jdbc.sql("select * from inventory_model order by id")
                .query(this::read)
                .list();
    }

    /** @param useCase null for the models of all use cases */
    public Page<Model> page(@Nullable UseCaseId useCase, Paging paging) {
        var found = jdbc.sql("""
                select * from inventory_model where id > :after and (use_case = :useCase or :any) order by id limit :limit""")
                .param("after", paging.after())
                .param("useCase", useCase == null ? "" : useCase.name())
                .param("any", useCase == null)
                .param("limit", paging.oneMore())
                .query(this::read)
                .list();
        return Page.of(found, paging, model -> model.id().name());
    }

    public List<Model> of(UseCaseId useCase) {
        return jdbc.sql("select * from inventory_model where use_case = :useCase order by id")
                .param("useCase", useCase.name())
                .query(this::read)
                .list();
    }

    private Model read(ResultSet row, int number) throws SQLException {
        return new Model(
                new ModelId(row.getString("id")),
                new UseCaseId(row.getString("use_case")),
                ModelType.valueOf(row.getString("type")),
                json.read(row.getString("description"), DESCRIPTION),
                new Actor(row.getString("registered_by")),
                Columns.time(row, "registered_at"),
                row.getLong("revision"));
    }
}
