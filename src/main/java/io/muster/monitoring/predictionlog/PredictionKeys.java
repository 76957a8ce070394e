package io.muster.monitoring.predictionlog;

import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The names by which predictions and outcomes find each other. By default they are keyed hashes (HMAC-SHA-256): from the
 * database alone no one can tell which customer a row is about, or try out the ids that there might be.
 */
@Component
public class PredictionKeys {

    /** Longer ids, and those with a character that PostgreSQL refuses, are kept as a digest also where ids are not hashed. */
    private static final int LONGEST_PLAIN = 200;

    private static final String ALGORITHM = "HmacSHA256";

    private final PredictionLogSettings settings;

    PredictionKeys(PredictionLogSettings settings) {
        this.settings = settings;
    }

    /** @param id of the request, as the caller sent it */
    public String ofPrediction(ModelId model, String id, int row) {
        return key("prediction", model, id, row);
    }

    /** @param businessId what the caller knows the case by */
    public String ofCase(ModelId model, String businessId, int row) {
        return key("case", model, businessId, row);
    }

    private String key(String kind, ModelId model, String id, int row) {
        var name = "%s %s %d ".formatted(kind, model, row);
        if (settings.hashIds()) {
            return hash(name + id);
        }
        return name + (id.length() > LONGEST_PLAIN || id.indexOf('\0') >= 0 ? Digest.ofText(id) : id);
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.hashKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
