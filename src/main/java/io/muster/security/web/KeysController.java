package io.muster.security.web;

import io.muster.security.CurrentActor;
import io.muster.security.keys.KeyRotation;
import io.muster.security.keys.PublicKeys;
import io.muster.security.keys.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that others need to verify our signatures offline. */
@RestController
@Tag(name = "Signing keys")
class KeysController {

    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final CurrentActor current;

    KeysController(SigningKeys keys, KeyRotation rotation, CurrentActor current) {
        this.keys = keys;
        this.rotation = rotation;
        this.current = current;
    }

    @GetMapping("/.well-known/muster-keys")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The public keys with which certificates and audit checkpoints are verified")
    PublishedKeys keys() {
        var published = sorted().map(entry -> PublishedKey.of(entry.getKey(), entry.getValue()))
                .toList();
        return new PublishedKeys(keys.activeKeyId(), published);
    }

    @GetMapping(value = "/.well-known/muster-keys.pem", produces = "application/x-pem-file")
    @PreAuthorize("isAuthenticated()")
    @Operation(
            summary = "The same keys as PEM, one after the other, for openssl and for 'muster evidence verify --key'")
    String pem() {
        return sorted().map(entry -> PublicKeys.pem(entry.getValue())).collect(Collectors.joining());
    }

    @GetMapping(value = "/.well-known/jwks.json", produces = "application/jwk-set+json")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The same keys as a JSON Web Key set (RFC 7517)")
    WebKeys webKeys() {
        return new WebKeys(sorted().map(entry -> WebKey.of(entry.getKey(), entry.getValue()))
                .toList());
    }

    @PostMapping("/api/signing-keys")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a key, which signs from now on; signatures by earlier keys remain valid")
    PublishedKeys rotate() {
        rotation.rotate(current.get());
        return keys();
    }

    private Stream<Map.Entry<String, PublicKey>> sorted() {
        return keys.publicKeys().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    record WebKeys(List<WebKey> keys) {}

    /** An Ed25519 key in the form of RFC 8037. */
    record WebKey(String kty, String crv, String x, String kid, String use, String alg) {

        static WebKey of(String id, PublicKey key) {
            var x = Base64.getUrlEncoder().withoutPadding().encodeToString(PublicKeys.raw(key));
            return new WebKey("OKP", "Ed25519", x, id, "sig", "EdDSA");
        }
    }

    record PublishedKeys(String active, List<PublishedKey> keys) {}

    /** @param publicKey X.509 SubjectPublicKeyInfo, base64 */
    record PublishedKey(String keyId, String algorithm, String publicKey) {

        static PublishedKey of(String id, PublicKey key) {
            return new PublishedKey(id, "Ed25519", Base64.getEncoder().encodeToString(key.getEncoded()));
        }
    }
}
