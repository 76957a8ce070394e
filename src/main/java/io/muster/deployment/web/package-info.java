/**
 * The inference endpoint, Open Inference Protocol v2 over REST, and the list of deployments. Start with
 * {@code InferenceController}. What the protocol leaves open is decided in {@code docs/inference.md}.
 */
@NullMarked
package io.muster.deployment.web;

import org.jspecify.annotations.NullMarked;
