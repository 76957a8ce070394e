package io.muster.audit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.audit.AuditTrail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class AuditExportController {

    private final AuditTrail trail;

    AuditExportController(AuditTrail trail) {
        this.trail = trail;
    }

    // Written on the request's own thread: a chain may not fit into memory, and one transaction reads all of it.
    @GetMapping("/api/audit/chains/{chain}/export")
    @PreAuthorize("hasAnyRole('AUDITOR', 'ADMINISTRATOR')")
    @Operation(summary = "Exports a chain with its checkpoints as JSON lines, for 'muster audit verify'")
    void export(@PathVariable String chain, HttpServletResponse response) throws IOException {
        try {
            trail.export(chain, line -> write(response, line));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Sets the content type only with the first line: until then, problem details can still be the answer. */
    private static void write(HttpServletResponse response, String line) {
        try {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            response.getOutputStream().write((line + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
