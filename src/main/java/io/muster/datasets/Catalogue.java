package io.muster.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.UseCaseId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of registered datasets. */
@Repository
@Transactional
class Catalogue {

    private static final TypeReference<List<ColumnSummary>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<CsvDialect> DIALECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;
    private final ApplicationEventPublisher events;
    private final DatasetSettings settings;

    Catalogue(JdbcClient jdbc, ObjectMapper mapper, ApplicationEventPublisher events, DatasetSettings settings) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.events = events;
        this.settings = settings;
    }

    /** The file, which takes long to read, was read before; only this is a transaction. */
    public void add(Dataset dataset) {
        try {
            insert(dataset);
        } catch (DuplicateKeyException e) {
            throw DatasetProblem.datasetAlreadyRegistered(dataset.id());
        }
        events.publishEvent(new DatasetRegistered(
                dataset.id(),
                dataset.role(),
                dataset.format(),
                dataset.location(),
                dataset.digest(),
                dataset.rows(),
                dataset.covers(),
                dataset.by(),
                dataset.at()));
    }

    private void insert(Dataset dataset) {
        jdbc.sql("""
                insert into datasets_dataset (id, role, format, csv, location, digest, row_count, columns, use_case,
                    period_from, period_to, registered_by, registered_at)
                values (:id, :role, :format, :csv, :location, :digest, :rows, :columns, :useCase, :from, :to, :by, :at)""")
                .param("id", dataset.id().name())
                .param("role", dataset.role().name())
                .param("format", dataset.format().name())
                .param("csv", dataset.csv() == null ? null : write(dataset.csv()))
                .param("location", dataset.location())
                .param("digest", dataset.digest().hex())
                .param("rows", dataset.rows())
                .param("columns", write(dataset.columns()))
                .param(
                        "useCase",
                        dataset.covers() == null
                                ? null
                                : dataset.covers().useCase().name())
                .param(
                        "from",
                        dataset.covers() == null ? null : dataset.covers().from())
                .param("to", dataset.covers() == null ? null : dataset.covers().to())
                .param("by", dataset.by().id())
                .param("at", dataset.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Dataset> find(DatasetId id) {
        return jdbc.sql("select * from datasets_dataset where id = :id")
                .param("id", id.name())
                .query(this::read)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Dataset> described(DatasetId id) {
        return find(id).map(dataset -> dataset.shownFrom(settings.shownFrom()));
    }

    @Transactional(readOnly = true)
    public Page<Dataset> page(Paging paging) {
        var found = jdbc.sql("select * from datasets_dataset where id > :after order by id limit :limit")
                .param("after", paging.after())
                .param("limit", paging.oneMore())
                .query(this::read)
                .list();
        return Page.of(found, paging, dataset -> dataset.id().name());
    }

    @Transactional(readOnly = true)
    public List<Dataset> all() {
        return jdbc.sql("select * from datasets_dataset order by id")
                .query(this::read)
                .list();
    }

    /** Data of a use case in these roles, that of the latest period first. */
    @Transactional(readOnly = true)
    public List<Dataset> covering(UseCaseId useCase, List<Dataset.Role> roles) {
        return jdbc.sql("""
                select * from datasets_dataset where use_case = :useCase and role in (:roles)
                order by period_to desc, registered_at desc, id""")
                .param("useCase", useCase.name())
                .param("roles", roles.stream().map(Dataset.Role::name).toList())
                .query(this::read)
                .list();
    }

    private Dataset read(ResultSet row, int number) throws SQLException {
        return new Dataset(
                new DatasetId(row.getString("id")),
                Dataset.Role.valueOf(row.getString("role")),
                Dataset.Format.valueOf(row.getString("format")),
                read(row.getString("csv"), DIALECT),
                row.getString("location"),
                new Digest(row.getString("digest")),
                row.getLong("row_count"),
                read(row.getString("columns"), COLUMNS),
                coverage(row),
                new Actor(row.getString("registered_by")),
                Columns.time(row, "registered_at"));
    }

    private static @Nullable Coverage coverage(ResultSet row) throws SQLException {
        var useCase = row.getString("use_case");
        return useCase == null
                ? null
                : new Coverage(
                        new UseCaseId(useCase),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class));
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored summary of a dataset is not JSON", e);
        }
    }

    private <T> @Nullable T read(@Nullable String json, TypeReference<T> type) {
        try {
            return json == null ? null : mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored dataset's summary is unreadable", e);
        }
    }
}
