package io.muster.shared.requests;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param retention how long the answer to a request with an {@code Idempotency-Key} is remembered */
@Validated
@ConfigurationProperties("muster.idempotency")
record CreationSettings(@NotNull Duration retention) {}
