package io.muster.deployment.embedded;

import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import io.muster.formats.Scorer;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded version. It counts references, so that its native memory is freed after the last request and not during one:
 * the table holds one reference, each request another.
 */
final class Served {

    private static final Logger LOG = LoggerFactory.getLogger(Served.class);

    private final Deployment deployment;
    private final Scorer scorer;
    private final Map<String, Field> inputs;
    private final String platform;
    private final AtomicInteger references = new AtomicInteger(1);
    private volatile Admitted admitted;

    Served(Deployment deployment, Admitted admitted, Scorer scorer, String platform) {
        this.deployment = deployment;
        this.admitted = admitted;
        this.scorer = scorer;
        this.inputs = scorer.signature().inputs().stream()
                .collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
        this.platform = platform;
    }

    Deployment deployment() {
        return deployment;
    }

    /** Its inputs and outputs. */
    Signature signature() {
        return scorer.signature();
    }

    /** The input of that name, or null. */
    @Nullable
    Field input(String name) {
        return inputs.get(name);
    }

    /** The name of its runtime in the protocol. */
    String platform() {
        return platform;
    }

    /** Serial of the certificate it serves under. */
    String certificate() {
        return admitted.certificate();
    }

    Scorer scorer() {
        return scorer;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(admitted.expiresAt());
    }

    Instant expiresAt() {
        return admitted.expiresAt();
    }

    /** @return false if the admitted content differs from the loaded one */
    boolean confirm(Admitted again) {
        var same = admitted.isSameContentAs(again);
        if (same) {
            admitted = again;
        }
        return same;
    }

    /** @return false if it was closed meanwhile; then read the table again */
    boolean acquire() {
        var before = references.get();
        while (before > 0 && !references.compareAndSet(before, before + 1)) {
            before = references.get();
        }
        return before > 0;
    }

    void release() {
        if (references.decrementAndGet() == 0) {
            close();
        }
    }

    /** A runtime that fails to close must not spoil the last answer. */
    private void close() {
        try {
            scorer.close();
        } catch (RuntimeException e) {
            LOG.error("{} is out of service, but its memory could not be freed", deployment.version(), e);
        }
    }
}
