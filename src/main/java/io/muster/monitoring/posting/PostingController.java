package io.muster.monitoring.posting;

import io.muster.monitoring.posting.PostingService.Result;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.record.ReferenceService;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/monitoring")
@Tag(name = "Monitoring", description = "What live models are asked and answer, in counts")
class PostingController {

    /** Applications post for the models that they serve themselves. */
    private static final String POST = "hasAnyRole('APPLICATION', 'OPERATOR')";

    private static final String COUNT = "hasRole('OPERATOR')";
    private static final String READ = "isAuthenticated() and !hasRole('WORKER')";

    private final PostingService postings;
    private final ReferenceService references;

    PostingController(PostingService postings, ReferenceService references) {
        this.postings = postings;
        this.references = references;
    }

    @GetMapping("/references/{version}")
    @PreAuthorize(READ)
    @Operation(
            summary = "Shows the bins in which the predictions of a version are counted",
            description = "A client that counts by itself uses exactly these, and names their digest.")
    Bins showBins(@PathVariable String version) {
        var reference = references.required(VersionId.parse(version));
        return new Bins(
                reference.version(),
                reference.reference().profile().layout(),
                reference.reference().layout(),
                reference.columns(),
                reference.segments());
    }

    @PostMapping("/profiles")
    @PreAuthorize(POST)
    @Operation(
            summary = "Adds a profile that a client counted, for a model served elsewhere",
            description = "What is posted again under the same id changes nothing.")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "200", description = "It was there before")
    ResponseEntity<Result> postProfile(@Valid @RequestBody Posting.Counted posting, Actor actor) {
        return answer(postings.post(posting, actor));
    }

    @PostMapping("/profiles/datasets")
    @PreAuthorize(COUNT)
    @Operation(summary = "Counts the predictions in a registered dataset and adds them")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "200", description = "It was there before")
    ResponseEntity<Result> postDataset(@Valid @RequestBody Posting.OfDataset posting, Actor actor) {
        return answer(postings.post(posting, actor));
    }

    @PostMapping("/profiles/tables")
    @PreAuthorize(COUNT)
    @Operation(
            summary = "Counts the predictions in a table of another database, where they lie, and adds them",
            description = "The database is one of muster.monitoring.tables; only counts leave it.")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "200", description = "It was there before")
    ResponseEntity<Result> postTable(@Valid @RequestBody Posting.OfTable posting, Actor actor) {
        return answer(postings.post(posting, actor));
    }

    private static ResponseEntity<Result> answer(Result result) {
        return ResponseEntity.status(result.added() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(result);
    }

    /**
     * The bins of a version.
     *
     * @param digest that a profile names as its layout
     */
    record Bins(VersionId version, Digest digest, ProfileLayout layout, ModelColumns columns, List<String> segments) {}
}
