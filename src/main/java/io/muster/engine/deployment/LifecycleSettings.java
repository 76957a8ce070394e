package io.muster.engine.deployment;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param processes where the process folders are: {@code classpath:processes} or {@code file:/etc/muster/processes} */
@Validated
@ConfigurationProperties("muster.lifecycle")
record LifecycleSettings(@NotBlank String processes) {}
