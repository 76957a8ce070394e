package io.muster.deployment.web;

import io.muster.deployment.web.protocol.AnswerWriter;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.deployment.web.protocol.InvalidRequest;
import io.muster.deployment.web.protocol.RequestReader;
import io.muster.deployment.web.protocol.RequestTooLarge;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private final LargeRequests large;

    InferenceController(Inference inference, LargeRequests large) {
        this.inference = inference;
        this.large = large;
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
        requireJson(request);
        large.requireAllowed(request.getContentLengthLong());
        try (var body = new RequestBody(request.getInputStream(), large)) {
            var answer = inference.answer(call, read(call, body));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            AnswerWriter.write(answer, response.getOutputStream());
        }
    }

    private InferenceRequest read(Inference.Call call, RequestBody body) throws IOException {
        try {
            return RequestReader.read(body);
        } catch (InvalidRequest | RequestTooLarge e) {
            inference.unreadable(call);
            throw e;
        }
    }

    /** Browsers send forms and plain text across sites without a preflight request, but not JSON. */
    private static void requireJson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        if (!ContentTypes.isJson(request.getContentType())) {
            throw new HttpMediaTypeNotSupportedException(
                    "The content type must be application/json, not '%s'".formatted(request.getContentType()));
        }
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content encoding '%s' is not accepted; send the JSON uncompressed".formatted(encoding));
        }
    }
}
