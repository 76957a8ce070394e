package io.muster.monitoring.outcome;

import io.muster.datasets.Dataset.Format;
import io.muster.monitoring.outcome.OutcomeResult.Status;
import io.muster.monitoring.outcome.OutcomeUploads.UploadResult;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/outcomes")
@Tag(name = "Outcomes", description = "What really happened to predicted cases")
class OutcomeController {

    /** Who develops a model must not decide how good it is. */
    private static final String POST = "hasAnyRole('APPLICATION', 'OPERATOR')";

    private static final String OCTETS = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    private static final String CSV = "text/csv";
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final int MOST = 1_000;

    private final OutcomeService outcomes;
    private final OutcomeUploads uploads;

    OutcomeController(OutcomeService outcomes, OutcomeUploads uploads) {
        this.outcomes = outcomes;
        this.uploads = uploads;
    }

    @PostMapping
    @PreAuthorize(POST)
    @Operation(
            summary = "Takes outcomes of predictions",
            description =
                    "Each names a prediction by the id of its request, or a case by its business id. What is posted again"
                            + " changes nothing, and another outcome is a correction. Of several, those that are wrong are refused one by one.")
    @ApiResponse(responseCode = "200", description = "Each outcome has a result of its own")
    @ApiResponse(responseCode = "202", description = "As above; predictions of some outcomes are not known yet")
    ResponseEntity<Results> postOutcomes(@Valid @RequestBody Outcomes posted, Actor actor) {
        var results = outcomes.record(posted.model(), posted.outcomes(), actor);
        var only = results.size() == 1 ? results.get(0).refusal() : null;
        if (only != null) {
            throw only;
        }
        var summary = OutcomeService.summary(results);
        return ResponseEntity.status(summary.get(Status.WAITING) > 0 ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new Results(summary, results));
    }

    @PostMapping(
            path = "/uploads",
            consumes = {OCTETS, CSV, PARQUET})
    @PreAuthorize(POST)
    @Operation(
            summary = "Takes outcomes of predictions from a table, which is not kept",
            description =
                    "Columns: 'prediction' or 'business_id', 'outcome', and perhaps 'row' and 'at'. Others are ignored.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "200", description = "How many rows had which result, and the first that were refused")
    UploadResult uploadOutcomes(
            @RequestParam ModelId model,
            @RequestParam @Pattern(regexp = "csv|parquet") String format,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        return uploads.take(model, Format.valueOf(format.toUpperCase(Locale.ROOT)), request.getInputStream(), actor);
    }

    @GetMapping("/{model}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows how many outcomes of a model are known, wait for their prediction or were corrected")
    OutcomeRepository.Counts countOutcomes(@PathVariable String model) {
        return outcomes.counts(new ModelId(model));
    }

    @GetMapping("/{model}/history")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows everything that was known about a prediction or case, the newest first")
    List<History> showHistory(
            @PathVariable String model,
            @RequestParam(required = false) @Nullable String prediction,
            @RequestParam(required = false) @Nullable String businessId,
            @RequestParam(defaultValue = "0") int row) {
        return outcomes.history(new ModelId(model), new NewOutcome(prediction, businessId, row, null, null)).stream()
                .map(each -> new History(
                        each.outcome(),
                        each.knownAt(),
                        each.recordedAt(),
                        each.by(),
                        each.matched(),
                        each.replacedAt()))
                .toList();
    }

    /** Outcomes of one model. */
    record Outcomes(
            @NotNull ModelId model,
            @NotEmpty @Size(max = MOST) List<@NotNull NewOutcome> outcomes) {}

    /**
     * @param summary how many there are of each status
     * @param results in the order of the request
     */
    record Results(Map<Status, Integer> summary, List<OutcomeResult> results) {}

    /**
     * @param matched whether its prediction was found
     * @param replacedAt when a correction took its place, or null while it holds
     */
    record History(
            String outcome,
            Instant knownAt,
            Instant recordedAt,
            Actor by,
            boolean matched,
            @Nullable Instant replacedAt) {}
}
