package io.muster.governance.weakening;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param demanded whether a deployment by a person that weakens a control waits for the owner of the process */
@Validated
@ConfigurationProperties("muster.lifecycle.governance")
record GovernanceSettings(boolean demanded) {}
