package io.muster.inventory.store;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.shared.Actor;
import io.muster.shared.UseCaseId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of use cases. */
@Repository
public class UseCases {

    private final JdbcClient jdbc;

    UseCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UseCase useCase) {
        try {
            describe(jdbc.sql("""
                            insert into inventory_use_case (id, name, purpose, owner, materiality, customer_facing,
                                automated_decisions, personal_data, registered_by, registered_at, revision)
                            values (:id, :name, :purpose, :owner, :materiality, :customerFacing,
                                :automatedDecisions, :personalData, :by, :at, :revision)"""), useCase)
                    .param("by", useCase.registeredBy().id())
                    .param("at", useCase.registeredAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw InventoryProblem.alreadyRegistered("use case", useCase.id());
        }
    }

    public UseCase save(UseCase useCase) {
        var rows = describe(jdbc.sql("""
                        update inventory_use_case set name = :name, purpose = :purpose, owner = :owner,
                            materiality = :materiality, customer_facing = :customerFacing,
                            automated_decisions = :automatedDecisions, personal_data = :personalData,
                            revision = revision + 1
                        where id = :id and revision = :revision"""), useCase).update();
        if (rows == 0) {
            throw InventoryProblem.staleRevision(useCase.id(), useCase.revision());
        }
        return find(useCase.id())
                .orElseThrow(() -> InventoryProblem.USE_CASE_NOT_FOUND.noSuch("use case", useCase.id()));
    }

    public Optional<UseCase> find(UseCaseId id) {
        return jdbc.sql("select * from inventory_use_case where id = :id")
                .param("id", id.name())
                .query(UseCases::read)
                .optional();
    }

    public List<UseCase> all() {
        return jdbc.sql("select * from inventory_use_case order by id")
                .query(UseCases::read)
                .list();
    }

    public Page<UseCase> page(Paging paging) {
        var found = jdbc.sql("select * from inventory_use_case where id > :after order by id limit :limit")
                .param("after", paging.after())
                .param("limit", paging.oneMore())
                .query(UseCases::read)
                .list();
        return Page.of(found, paging, useCase -> useCase.id().name());
    }

    private static JdbcClient.StatementSpec describe(JdbcClient.StatementSpec statement, UseCase useCase) {
        var description = useCase.description();
        return statement
                .param("id", useCase.id().name())
                .param("name", description.name())
                .param("purpose", description.purpose())
                .param("owner", description.owner().id())
                .param("materiality", description.materiality().name())
                .param("customerFacing", description.customerFacing())
                .param("automatedDecisions", description.automatedDecisions())
                .param("personalData", description.personalData())
                .param("revision", useCase.revision());
    }

    private static UseCase read(ResultSet row, int number) throws SQLException {
        return new UseCase(
                new UseCaseId(row.getString("id")),
                new UseCaseDescription(
                        row.getString("name"),
                        row.getString("purpose"),
                        new Actor(row.getString("owner")),
                        Materiality.valueOf(row.getString("materiality")),
                        row.getBoolean("customer_facing"),
                        row.getBoolean("automated_decisions"),
                        row.getBoolean("personal_data")),
                new Actor(row.getString("registered_by")),
                Columns.time(row, "registered_at"),
                row.getLong("revision"));
    }
}
