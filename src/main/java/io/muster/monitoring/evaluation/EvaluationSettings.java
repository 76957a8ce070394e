package io.muster.monitoring.evaluation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the evaluation of monitors.
 *
 * @param lookEvery how often some node of the cluster looks for closed windows
 * @param delay how long after its end a window is evaluated, so that late predictions are in it
 * @param matureShare share of a window's predictions whose outcome must be known before its performance is judged
 * @param outcomesWithin after this time performance is judged by the outcomes that are known
 * @param overdueAfter how late an evaluation may be before it is reported as overdue
 * @param mostWindows how many windows of a version are evaluated in one run; the rest follows with the next one
 * @param keepWindows how long evaluated windows and closed incidents are kept
 */
@Validated
@ConfigurationProperties("muster.monitoring.monitors")
record EvaluationSettings(
        @NotNull Duration lookEvery,
        @NotNull Duration delay,
        @DecimalMin("0") @DecimalMax("1") double matureShare,
        @NotNull Period outcomesWithin,
        @NotNull Duration overdueAfter,
        @Min(1) int mostWindows,
        @NotNull Period keepWindows) {}
