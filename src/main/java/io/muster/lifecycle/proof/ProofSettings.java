package io.muster.lifecycle.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param enforced whether a deployment that breaks an enforced property is refused; if not, it is only recorded */
@ConfigurationProperties("muster.lifecycle.proof")
record ProofSettings(boolean enforced) {}
