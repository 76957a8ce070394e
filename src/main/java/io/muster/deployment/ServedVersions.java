package io.muster.deployment;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions that a target serves in this process, for the inference endpoint. Thread-safe. */
public interface ServedVersions {

    /**
     * Leases a version for scoring.
     *
     * @param number the version, or null for the champion
     * @return empty if it is not deployed at this target
     * @throws ModelUnavailable if it is deployed but must not serve
     */
    Optional<Lease> lease(ModelId model, @Nullable Integer number);

    /** The versions of a model that answer requests, in order. */
    List<VersionId> versions(ModelId model);

    /** The deployments of a model that answer requests now, by number of their version. */
    List<Deployment> answering(ModelId model);

    /** A version is deployed but must not serve. */
    final class ModelUnavailable extends Refusal {

        public ModelUnavailable(VersionId version, String why) {
            super(DeploymentProblem.MODEL_UNAVAILABLE, "%s does not serve: %s".formatted(version, why));
        }
    }

    /** A model or version is not in service on this server. The same request fails until someone deploys it. */
    final class ModelNotServed extends Refusal {

        public ModelNotServed(String why) {
            super(DeploymentProblem.MODEL_NOT_SERVED, why);
        }

        @Override
        public boolean mayWorkLater() {
            return false;
        }
    }

    /** The right to use a served version until it is closed, even if the version is replaced meanwhile. */
    interface Lease extends AutoCloseable {

        Deployment deployment();

        /** Its inputs and outputs. */
        Signature signature();

        /** The input of that name, or null. */
        @Nullable
        Field input(String name);

        /** The name of its runtime in the protocol, as {@code FormatFacts} declares it. */
        String platform();

        /**
         * @return all outputs of the signature
         * @throws io.muster.shared.Refusal if the inputs do not fit the model, or scoring fails
         */
        ColumnBatch score(ColumnBatch inputs);

        @Override
        void close();
    }
}
