package io.muster.lifecycle.web;

import io.muster.lifecycle.externaltraining.ExternalTrainingService;
import io.muster.lifecycle.externaltraining.TrainingOrder;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.training.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/external-training/{task}")
@PreAuthorize("hasRole('WORKER')")
@Tag(
        name = "External training",
        description = "For external workers, as long as they hold the lock on the external task in the path")
class ExternalTrainingController {

    private static final String OCTETS = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    private final ExternalTrainingService trainings;

    ExternalTrainingController(ExternalTrainingService trainings) {
        this.trainings = trainings;
    }

    @GetMapping
    @Operation(summary = "Returns the training job: what is to be trained, and on what data")
    TrainingOrder showTrainingOrder(@PathVariable String task, Actor actor) {
        return trainings.order(task, actor);
    }

    @GetMapping("/data")
    @Operation(summary = "Sends the dataset that the training plan names")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary")))
    void loadTrainingData(@PathVariable String task, Actor actor, HttpServletResponse response) throws IOException {
        var data = trainings.data(task, actor);
        var file = data.file();
        response.setContentType(OCTETS);
        response.setContentLengthLong(Files.size(file));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Repr-Digest", "sha-256=:" + base64(data.digest()) + ":");
        Files.copy(file, response.getOutputStream());
    }

    @PutMapping("/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Reports the worker's progress, which people see")
    void reportTrainingProgress(@PathVariable String task, @Valid @RequestBody Report report, Actor actor) {
        trainings.progress(task, report.done(), report.message(), actor);
    }

    @PostMapping(path = "/artifact", consumes = OCTETS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stores the request's body as the model's bytes",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    Stored storeTrainedArtifact(@PathVariable String task, HttpServletRequest request, Actor actor) throws IOException {
        return new Stored(trainings.store(task, request.getInputStream(), actor));
    }

    @PutMapping("/model")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Submits a model",
            description = "Its artifact must already be stored. If a model is submitted again, the latest one "
                    + "counts. Complete the task afterwards.")
    void handModelIn(@PathVariable String task, @RequestBody Submission model, Actor actor) {
        trainings.submit(task, model, actor);
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }

    /** @param done share of the work done, 0 to 1 */
    record Report(
            @DecimalMin("0") @DecimalMax("1") double done,
            @NotNull @Size(max = 1000) String message) {}

    record Stored(Digest digest) {}
}
