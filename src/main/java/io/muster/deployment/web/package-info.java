/**
 * The inference endpoint, Open Inference Protocol v2 over REST, and the list of deployments. Start with
 * {@code InferenceController}. Choices that the protocol leaves open are in {@code docs/inference.md}.
 */
@NullMarked
package io.muster.deployment.web;

import org.jspecify.annotations.NullMarked;
