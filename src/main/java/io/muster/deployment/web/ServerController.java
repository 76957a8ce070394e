package io.muster.deployment.web;

import io.muster.deployment.Readiness;
import io.muster.deployment.web.protocol.ProtocolJson;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The metadata and health of the server, by the Open Inference Protocol v2. */
@RestController
@Tag(name = "Inference")
class ServerController {

    private final Readiness readiness;

    ServerController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/v2/health/live")
    @PreAuthorize("permitAll()")
    @Operation(summary = "Whether the server is running")
    Live live() {
        return new Live(true);
    }

    /** The response's member is "live", as in the text of the protocol. */
    @GetMapping("/v2/health/ready")
    @PreAuthorize("permitAll()")
    @Operation(summary = "Whether the server accepts requests")
    ResponseEntity<Live> ready() {
        var ready = readiness.isReady();
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Live(ready));
    }

    @GetMapping("/v2")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Name, version and protocol extensions of the server")
    Server server() {
        var version = getClass().getPackage().getImplementationVersion();
        return new Server("muster", version == null ? "development" : version, List.of());
    }

    /** All other paths of the protocol; without this, an unknown one would be answered with problem details. */
    @Hidden
    @RequestMapping({"/v2/", "/v2/**"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<InferenceErrors.Failure> nothing(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(new InferenceErrors.Failure("The Open Inference Protocol v2 has no %s %s"
                        .formatted(request.getMethod(), ProtocolJson.shown(request.getRequestURI()))));
    }

    record Live(boolean live) {}

    record Server(String name, String version, List<String> extensions) {}
}
