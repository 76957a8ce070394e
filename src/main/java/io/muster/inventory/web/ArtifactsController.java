package io.muster.inventory.web;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Digest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** Bytes by their digest: sending the same ones twice changes nothing, so no Idempotency-Key is needed. */
@RestController
@RequestMapping("/api/artifacts")
@Tag(name = "Artifacts", description = "Artifacts: the bytes of versions, by SHA-256 digest")
class ArtifactsController {

    private static final String OCTETS = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    private static final String ONE = "/{digest:(?:sha256:)?[0-9a-f]{64}}";

    /** Read before the first header is sent, so that damage in an artifact of up to this size is still reported as a problem. */
    private static final int READ_AHEAD = 1 << 16;

    private final Artifacts artifacts;

    ArtifactsController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    @PostMapping(consumes = OCTETS)
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(
            summary = "Stores the request's body, or the part 'file' of a form",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = Form.class))
                            }))
    @ApiResponse(responseCode = "201", description = "Stored")
    ResponseEntity<Stored> storeArtifact(HttpServletRequest request) throws IOException {
        return stored(artifacts.store(request.getInputStream()));
    }

    /** Described together with the method above: in OpenAPI they are one operation. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(hidden = true)
    ResponseEntity<Stored> storeArtifactOfForm(@RequestPart MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return stored(artifacts.store(content));
        }
    }

    @PutMapping(path = ONE, consumes = OCTETS)
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(
            summary = "Stores the request's body if it has the digest",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Stored")
    ResponseEntity<Stored> storeArtifactAs(@PathVariable String digest, HttpServletRequest request) throws IOException {
        return stored(artifacts.store(request.getInputStream(), Digest.parse(digest)));
    }

    @GetMapping(ONE)
    @PreAuthorize(InventoryPermissions.DOWNLOAD)
    @Operation(
            summary = "Sends the bytes and checks them while sending",
            description = "If damage is found after the first 64 KiB, the connection is closed before the last "
                    + "bytes are sent.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary")))
    void loadArtifact(@PathVariable String digest, WebRequest request, HttpServletResponse response)
            throws IOException {
        var expected = Digest.parse(digest);
        var size = artifacts.size(expected);
        try (var content = artifacts.open(expected)) {
            var start = content.readNBytes(READ_AHEAD);
            if (request.checkNotModified('"' + expected.toString() + '"')) {
                return;
            }
            setHeaders(expected, size, response);
            response.getOutputStream().write(start);
            content.transferTo(response.getOutputStream());
        }
    }

    /** The content of a digest never changes, but only signed-in users may read it, so no shared cache may store it. */
    private static void setHeaders(Digest digest, long size, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + digest.hex() + '"');
        response.setHeader("Repr-Digest", "sha-256=:" + base64(digest) + ":");
        response.setContentType(OCTETS);
        response.setContentLengthLong(size);
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }

    private ResponseEntity<Stored> stored(Digest digest) {
        return ResponseEntity.created(URI.create("/api/artifacts/" + digest))
                .body(new Stored(digest, artifacts.size(digest)));
    }

    record Form(@Schema(type = "string", format = "binary") MultipartFile file) {}

    /** @param size bytes */
    record Stored(Digest digest, long size) {}
}
