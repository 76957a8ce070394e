package io.muster.deployment.embedded;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.Deployment;
import io.muster.deployment.ServedVersions;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import org.jspecify.annotations.Nullable;

/** A lease of a loaded version, which keeps its memory until the lease is closed. */
record ServedLease(Served served) implements ServedVersions.Lease {

    @Override
    public Deployment deployment() {
        return served.deployment();
    }

    @Override
    public Signature signature() {
        return served.signature();
    }

    @Override
    public @Nullable Field input(String name) {
        return served.input(name);
    }

    @Override
    public String platform() {
        return served.platform();
    }

    @Override
    public ColumnBatch score(ColumnBatch inputs) {
        return served.scorer().score(inputs);
    }

    @Override
    public void close() {
        served.release();
    }
}
