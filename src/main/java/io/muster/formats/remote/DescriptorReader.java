package io.muster.formats.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.entry.InvalidEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** The reader of a consistent descriptor from bytes. */
final class DescriptorReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private DescriptorReader() {}

    static Descriptor read(byte[] bytes) {
        try {
            var descriptor = JSON.readValue(bytes, Descriptor.class);
            check(descriptor);
            // Duplicate names are only detected there.
            descriptor.signature();
            return descriptor;
        } catch (JsonProcessingException e) {
            throw new UnreadableArtifact(
                    "The artifact is not a descriptor of a remote model: " + e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException | InvalidEntry e) {
            throw new UnreadableArtifact("The artifact is not a descriptor of a remote model: " + e.getMessage(), e);
        }
    }

    private static void check(Descriptor descriptor) {
        if (!Descriptor.KIND.equals(descriptor.muster())) {
            throw wrong("'muster' is '%s': expected '%s'".formatted(descriptor.muster(), Descriptor.KIND));
        }
        checkEndpoint(descriptor);
        if (descriptor.protocol() == null
                || descriptor.inputs().isEmpty()
                || descriptor.outputs().isEmpty()) {
            throw wrong("'protocol', 'inputs' or 'outputs' is missing: expected all three");
        }
        descriptor.signature();
        var timeout = descriptor.timeout();
        if (timeout != null && timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw wrong("'timeout' is %s".formatted(timeout));
        }
        var rows = descriptor.request().rowsPerCall();
        if (rows != null && rows < 1) {
            throw wrong("'rowsPerCall' is %d".formatted(rows));
        }
        checkAuthentication(descriptor.authentication());
    }

    private static void checkEndpoint(Descriptor descriptor) {
        var endpoint = descriptor.endpoint();
        if (endpoint == null
                || !Set.of("http", "https").contains(String.valueOf(endpoint.getScheme()))
                || endpoint.getHost() == null) {
            throw wrong("'endpoint' is '%s': expected an http(s) address".formatted(endpoint));
        }
        if (endpoint.getRawUserInfo() != null || endpoint.getRawFragment() != null) {
            throw wrong("'endpoint' has a user or a fragment; name a secret under 'authentication'");
        }
    }

    private static void checkAuthentication(Descriptor.Authentication authentication) {
        if (authentication == null) {
            return;
        }
        if (authentication.scheme() == null || authentication.secret() == null) {
            throw wrong("'authentication' needs 'scheme' and 'secret'");
        }
        var wantsHeader = authentication.scheme() == Descriptor.Scheme.HEADER;
        if (wantsHeader != (authentication.header() != null)) {
            throw wrong("'header' may only be given with the scheme 'header'");
        }
    }

    static UnreadableArtifact wrong(String what) {
        return new UnreadableArtifact("The descriptor of a remote model is wrong: " + what);
    }
}
