package io.muster.evidence.register;

import io.muster.evidence.attestation.Envelope;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.Statement;
import io.muster.security.keys.SigningKeys;
import io.muster.shared.CanonicalJson;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sealing of statements in envelopes signed with Muster's own keys, and their opening. */
@Component
public class Seal {

    private final SigningKeys keys;

    Seal(SigningKeys keys) {
        this.keys = keys;
    }

    /** @return the envelope, JSON */
    public String seal(Statement.Subject subject, String predicateType, Object predicate) {
        var payload = Statement.write(subject, predicateType, predicate);
        return CanonicalJson.text(Envelope.sign(payload, Envelope.IN_TOTO, this::sign));
    }

    public Statement open(String envelope, String predicateType) throws NotTrusted {
        return Statement.read(Envelope.parse(envelope).open(Envelope.IN_TOTO, this::isOurs), predicateType);
    }

    private Envelope.Signature sign(byte[] bytes) {
        var signed = keys.sign(bytes);
        return new Envelope.Signature(signed.keyId(), Base64.getEncoder().encodeToString(signed.signature()));
    }

    /** Our signatures name their key; one that names none is not ours. */
    private boolean isOurs(@Nullable String keyId, byte[] bytes, byte[] signature) {
        return keyId != null && keys.verify(keyId, bytes, signature);
    }
}
