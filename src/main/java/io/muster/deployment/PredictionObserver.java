package io.muster.deployment;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observer of what the inference endpoint answers: usage and metrics now, profiles for monitoring. Every bean of
 * this type is called. A jar beside the server cannot bring one, because this is not an extension point.
 *
 * <ul>
 *   <li><b>When.</b> Once per request for a version in service: after scoring, before the answer is written. A request
 *       for a model that is not served here is not observed, because there is no deployment to count it for. Neither
 *       is what does not come through the endpoint: golden records that are replayed, validation and training. Where
 *       the version is scored, in this process or in a worker process, makes no difference.
 *   <li><b>Thread.</b> The request's own, many at once. The caller waits for it, and so do requests for the version to
 *       be replaced, so do not block, and do no input or output. No transaction is open.
 *   <li><b>Columns.</b> They are the endpoint's own, not copies. Do not change them, because the outputs are written to
 *       the caller afterwards, and do not keep them after the method returns: take the counts you need.
 *   <li><b>Failures.</b> What an observer throws reaches neither the caller nor other observers. It is counted in
 *       {@code muster.inference.observer.failures}, and the first of each observer is logged with its cause.
 * </ul>
 *
 * Each passes {@code PredictionObserverContract}. Where there is no observer, nothing is allocated for it.
 */
public interface PredictionObserver {

    /** A word of lower-case letters and hyphens, for metrics and the log. */
    String name();

    /**
     * @param inputs as they were scored: the request's columns, in the types of the signature
     * @param outputs all outputs of the model, whether or not the request named them
     */
    void answered(Request request, ColumnBatch inputs, ColumnBatch outputs);

    /** @param inputs null if the request could not be read as columns of the model */
    void failed(Request request, Failure failure, @Nullable ColumnBatch inputs);

    /**
     * A request for a version in service.
     *
     * @param deployment the version, its environment, role and target
     * @param id as sent by the caller, or null
     * @param at when it arrived
     * @param nanoseconds from its arrival until it was scored or had failed
     * @param about what the caller said about it
     */
    record Request(
            Deployment deployment, Actor caller, @Nullable String id, Instant at, long nanoseconds, About about) {}

    /**
     * What a caller said about a request besides its inputs, in the protocol's parameters {@code event_time} and
     * {@code business_id}.
     *
     * @param eventTime when what is predicted for happened, or null for the time of arrival
     * @param businessId what the caller knows the case by, or null
     */
    record About(@Nullable Instant eventTime, @Nullable String businessId) {

        public static final int LONGEST_BUSINESS_ID = 200;

        public static final About NOTHING = new About(null, null);
    }

    /** Why a request was not answered. */
    enum Failure {
        /** The request was wrong. */
        INVALID,
        /** The model or its runtime failed. */
        FAILED
    }
}
