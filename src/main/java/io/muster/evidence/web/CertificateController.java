package io.muster.evidence.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Certificates", description = "Certificates: signed permissions to use versions")
class CertificateController {

    /** The media type that in-toto prescribes for an attestation in its envelope (spec/v1/envelope.md). */
    static final String ENVELOPE = "application/vnd.in-toto.certificate+dsse";

    private final Certificates certificates;
    private final Inventory inventory;
    private final Clock clock;

    CertificateController(Certificates certificates, Inventory inventory, Clock clock) {
        this.certificates = certificates;
        this.inventory = inventory;
        this.clock = clock;
    }

    @GetMapping("/api/versions/{id}/certificates")
    @PreAuthorize(ReadAccess.OF_CERTIFICATES)
    @Operation(
            summary = "Lists the certificates of a version, newest first; rows without a trusted signature are "
                    + "left out")
    List<CertificateView> of(@PathVariable String id) {
        return certificates.of(inventory.version(VersionId.parse(id)).id()).stream()
                .map(this::view)
                .toList();
    }

    // Ignores the client's Accept header, because there is only one representation.
    @GetMapping("/api/certificates/{serial}")
    @PreAuthorize(ReadAccess.OF_CERTIFICATES)
    @Operation(
            summary = "Returns a certificate: an in-toto statement in its DSSE envelope, for 'muster evidence "
                    + "verify'")
    ResponseEntity<byte[]> envelope(@PathVariable String serial) {
        var envelope = certificates.get(serial).envelope();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ENVELOPE))
                .header("Content-Disposition", "attachment; filename=\"%s.json\"".formatted(serial))
                .body(envelope.getBytes(UTF_8));
    }

    @GetMapping("/api/certificates/{serial}/state")
    @PreAuthorize(ReadAccess.OF_CERTIFICATES)
    @Operation(summary = "Shows what a certificate states and whether it is still valid")
    CertificateView one(@PathVariable String serial) {
        return view(certificates.get(serial));
    }

    @PostMapping("/api/certificates/{serial}/revoke")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Revokes a certificate, with a reason; its version stops serving on every node")
    CertificateView revoke(@PathVariable String serial, @Valid @RequestBody Revoking request, Actor actor) {
        return view(certificates.revoke(serial, request.reason(), actor));
    }

    @GetMapping(value = "/api/revocations", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @PreAuthorize(ReadAccess.OF_CERTIFICATES)
    @Operation(
            summary = "Returns the signed list of revocations, oldest first, one DSSE envelope per line. With "
                    + "'dated', a last signed line states how long the list is at this moment")
    byte[] revocations(@RequestParam(defaultValue = "false") boolean dated) {
        var lines = String.join("\n", dated ? certificates.datedRevocations() : certificates.revocations());
        return lines.getBytes(UTF_8);
    }

    private CertificateView view(Certificate certificate) {
        return CertificateView.of(certificate, clock.instant());
    }

    record Revoking(@NotBlank @Size(max = 2000) String reason) {}

    /** @param state {@code valid}, {@code expired} or {@code revoked}; of the certificate itself, independent of any use */
    record CertificateView(
            String serial,
            VersionId version,
            Digest artifact,
            String state,
            List<String> evidence,
            List<String> conditions,
            Set<String> environments,
            Actor issuedBy,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable String renews,
            Certificate.@Nullable Revocation revocation) {

        static CertificateView of(Certificate certificate, Instant now) {
            return new CertificateView(
                    certificate.serial(),
                    certificate.version(),
                    certificate.artifact(),
                    state(certificate, now),
                    certificate.evidence(),
                    certificate.conditions(),
                    certificate.environments(),
                    certificate.issuedBy(),
                    certificate.issuedAt(),
                    certificate.expiresAt(),
                    certificate.renews(),
                    certificate.revocation());
        }

        private static String state(Certificate certificate, Instant now) {
            if (certificate.isRevoked()) {
                return "revoked";
            }
            return certificate.isExpired(now) ? "expired" : "valid";
        }
    }
}
