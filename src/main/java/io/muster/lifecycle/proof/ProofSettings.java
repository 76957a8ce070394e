package io.muster.lifecycle.proof;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param demanded whether deployments are proved, and refused when they break what the policy enforces
 * @param states of one process in one tier after which nothing is decided, which counts as a refusal
 */
@Validated
@ConfigurationProperties("muster.lifecycle.proof")
record ProofSettings(boolean demanded, @Min(1) int states) {}
