package io.muster.datasets.web;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.requests.Creation;
import io.muster.shared.requests.Creations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/datasets/uploads")
@Tag(name = "Datasets")
class DatasetUploadsController {

    private static final String OCTETS = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    private static final String FORM = MediaType.MULTIPART_FORM_DATA_VALUE;
    private static final String CSV = "text/csv";
    private static final String PARQUET = "application/vnd.apache.parquet";

    private final Datasets datasets;
    private final Creations creations;

    DatasetUploadsController(Datasets datasets, Creations creations) {
        this.datasets = datasets;
        this.creations = creations;
    }

    @PostMapping(consumes = {OCTETS, CSV, PARQUET})
    @PreAuthorize(DatasetPermissions.REGISTER)
    @Operation(
            summary = "Registers the request's body, or the part 'file' of a form, and keeps a copy",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = FORM, schema = @Schema(implementation = Form.class))
                            }))
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<Dataset> uploadDataset(
            @Valid @ParameterObject @ModelAttribute Upload upload,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        return upload(upload, key, request.getInputStream(), actor);
    }

    /** Documented together with the method above: in OpenAPI they are one operation. */
    @PostMapping(consumes = FORM)
    @PreAuthorize(DatasetPermissions.REGISTER)
    @Operation(hidden = true)
    ResponseEntity<Dataset> uploadDatasetOfForm(
            @Valid @ModelAttribute Upload upload,
            @RequestPart MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor)
            throws IOException {
        try (var content = file.getInputStream()) {
            return upload(upload, key, content, actor);
        }
    }

    /** Whether a request is a repetition is known only after its content was read, so the content is kept first. */
    private ResponseEntity<Dataset> upload(Upload upload, @Nullable String key, InputStream content, Actor actor) {
        var dataset = upload.dataset();
        var kept = datasets.keep(content);
        var creation = new Creation(key, actor, "POST /api/datasets/uploads", List.of(kept, upload));
        var id = new DatasetId(creations.once(
                creation,
                () -> datasets.examine(dataset, kept),
                examined -> datasets.add(examined, actor).id().name()));
        return ResponseEntity.created(URI.create("/api/datasets/" + id)).body(datasets.described(id));
    }

    record Form(@Schema(type = "string", format = "binary") MultipartFile file) {}
}
