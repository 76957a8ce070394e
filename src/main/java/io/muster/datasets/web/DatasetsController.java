package io.muster.datasets.web;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.NewDataset;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.requests.Creation;
import io.muster.shared.requests.Creations;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/datasets")
@Tag(name = "Datasets", description = "Tabular data: where it is, its schema and its digest")
class DatasetsController {

    private final Datasets datasets;
    private final Creations creations;

    DatasetsController(Datasets datasets, Creations creations) {
        this.datasets = datasets;
        this.creations = creations;
    }

    @PostMapping
    @PreAuthorize(DatasetPermissions.REGISTER)
    @Operation(
            summary = "Registers a file without copying it",
            description = "The file must be under one of the folders in muster.datasets.allowed-roots, and its "
                    + "bytes must never change.")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<Dataset> registerDataset(
            @RequestBody NewDataset dataset,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var creation = new Creation(key, actor, "POST /api/datasets", dataset);
        var id = creations.once(
                creation,
                () -> datasets.examine(dataset),
                examined -> datasets.add(examined, actor).id().name());
        return created(new DatasetId(id));
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists datasets by id")
    Page<DatasetSummary> listDatasets(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return datasets.page(Paging.of(after, limit)).map(DatasetSummary::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(
            summary = "Shows a dataset with its schema and summary",
            description = "Values that only a few rows have are left out because they may identify a person.")
    Dataset showDataset(@PathVariable String id) {
        return datasets.described(new DatasetId(id));
    }

    private ResponseEntity<Dataset> created(DatasetId id) {
        return ResponseEntity.created(URI.create("/api/datasets/" + id)).body(datasets.described(id));
    }

    /** A dataset in a list: without its columns. */
    record DatasetSummary(
            DatasetId id, Dataset.Role role, Dataset.Format format, Digest digest, long rows, Actor by, Instant at) {

        static DatasetSummary of(Dataset dataset) {
            return new DatasetSummary(
                    dataset.id(),
                    dataset.role(),
                    dataset.format(),
                    dataset.digest(),
                    dataset.rows(),
                    dataset.by(),
                    dataset.at());
        }
    }
}
