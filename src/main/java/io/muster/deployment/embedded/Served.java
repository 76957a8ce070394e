package io.muster.deployment.embedded;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import io.muster.deployment.ServedVersions;
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
 * A loaded version, which requests lease. It counts references, so that its native memory is freed after the last
 * request and not during one: the table holds one reference, each request another.
 */
final class Served implements ServedVersions.Lease {

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

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public Signature signature() {
        return scorer.signature();
    }

    @Override
    public @Nullable Field input(String name) {
        return inputs.get(name);
    }

    @Override
    public String platform() {
        return platform;
    }

    /** Serial of the certificate it serves under. */
    String certificate() {
        return admitted.certificate();
    }

    @Override
    public ColumnBatch score(ColumnBatch inputs) {
        return scorer.score(inputs);
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

    /** @return false if it was freed meanwhile; then read the table again */
    boolean acquire() {
        var before = references.get();
        while (before > 0 && !references.compareAndSet(before, before + 1)) {
            before = references.get();
        }
        return before > 0;
    }

    /** Gives back one reference. */
    @Override
    public void close() {
        if (references.decrementAndGet() == 0) {
            free();
        }
    }

    /** A runtime that fails to close must not spoil the last answer. */
    private void free() {
        try {
            scorer.close();
        } catch (RuntimeException e) {
            LOG.error("{} is out of service, but its memory could not be freed", deployment.version(), e);
        }
    }
}
