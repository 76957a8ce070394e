package io.muster.validation.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits for reading evaluation data.
 *
 * @param batchRows rows scored in one call
 * @param maxRows largest evaluation dataset; outcome and prediction of each row are held in memory, a champion's too
 */
@Validated
@ConfigurationProperties("muster.validation")
public record ValidationSettings(
        @Min(10) @Max(100_000) @DefaultValue("1000") int batchRows,

        @Min(1_000) @Max(50_000_000) @DefaultValue("2000000")
        int maxRows) {}
