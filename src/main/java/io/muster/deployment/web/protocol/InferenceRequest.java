package io.muster.deployment.web.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the protocol.
 *
 * @param id echoed in the response, or null
 * @param outputs names of the requested outputs, in the requested order; empty for all
 */
public record InferenceRequest(@Nullable String id, List<Tensor> inputs, List<String> outputs) {}
