package io.muster.security.web;

import io.muster.security.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what others need to verify our signatures without asking us again. */
@RestController
@Tag(name = "Signing keys")
class KeysController {

    private final SigningKeys keys;

    KeysController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/muster-keys")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The public keys certificates and audit checkpoints are signed with")
    PublishedKeys keys() {
        var published = keys.publicKeys().entrySet().stream()
                .map(entry -> PublishedKey.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(PublishedKey::keyId))
                .toList();
        return new PublishedKeys(keys.activeKeyId(), published);
    }

    record PublishedKeys(String active, List<PublishedKey> keys) {}

    /** @param publicKey X.509 SubjectPublicKeyInfo, base64 */
    record PublishedKey(String keyId, String algorithm, String publicKey) {

        static PublishedKey of(String id, PublicKey key) {
            return new PublishedKey(id, "Ed25519", Base64.getEncoder().encodeToString(key.getEncoded()));
        }
    }
}
