package io.muster.deployment.web;

import io.muster.deployment.web.ServedModels.ModelAddress;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions, by the Open Inference Protocol v2. It reads and writes the servlet's streams itself: binding would cost
 * more than most models.
 */
@RestController
// Not an expression as elsewhere, because it is evaluated for each prediction.
@RolesAllowed({"APPLICATION", "OPERATOR", "DEVELOPER", "VALIDATOR"})
@Tag(name = "Inference", description = "Open Inference Protocol v2")
class InferenceController {

    /** The names of the path variables below. */
    static final String NAME = "name";

    static final String VERSION = "version";

    private final Inference inference;
    private final RequestBodies bodies;

    InferenceController(Inference inference, RequestBodies bodies) {
        this.inference = inference;
        this.bodies = bodies;
    }

    @PostMapping("/v2/models/{name}/infer")
    @Operation(summary = "Scores rows with the champion of a model")
    void infer(@PathVariable String name, HttpServletRequest request, HttpServletResponse response, Actor caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        answer(name, null, request, response, caller);
    }

    @PostMapping("/v2/models/{name}/versions/{version}/infer")
    @Operation(summary = "Scores rows with one version of a model")
    void infer(
            @PathVariable String name,
            @PathVariable String version,
            HttpServletRequest request,
            HttpServletResponse response,
            Actor caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        answer(name, version, request, response, caller);
    }

    private void answer(
            String name,
            @Nullable String version,
            HttpServletRequest request,
            HttpServletResponse response,
            Actor caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        var call = new Inference.Call(ModelAddress.of(name, version), caller, System.nanoTime());
        try (var body = bodies.open(request)) {
            var answer = inference.answer(call, read(call, body));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.write(response.getOutputStream());
        }
    }

    private InferenceRequest read(Inference.Call call, InputStream body) throws IOException {
        try {
            return InferenceRequest.read(body);
        } catch (InvalidRequest e) {
            inference.unreadable(call);
            throw e;
        }
    }
}
