package io.muster.deployment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the protocol.
 *
 * @param id comes back with the answer, or null
 * @param outputs names of the wanted outputs in the wanted order; empty for all
 */
record InferenceRequest(@Nullable String id, List<Tensor> inputs, List<String> outputs) {}
