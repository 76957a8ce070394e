package io.muster.shared.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** @param maxBody the largest request body that is read into memory as a whole: JSON, not files */
@Validated
@ConfigurationProperties("muster.web")
record WebSettings(@NotNull DataSize maxBody) {}
