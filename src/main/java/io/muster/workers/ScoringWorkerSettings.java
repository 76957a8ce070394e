package io.muster.workers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the processes in which artifacts are examined and, if necessary, scored.
 *
 * @param enabled whether they are used; without them every artifact is opened in the server's own process
 * @param examining how many may examine and validate concurrently
 * @param preparing how many may open models that are about to serve, independent of examinations
 * @param serving how many models may be served by a process of their own
 * @param heap largest Java heap of a process
 * @param memory all memory that a process may claim, including heap; enforced by the operating system on Linux only
 * @param startTimeout how long a process may take to start
 * @param maxWait how long an examination waits for a free one
 * @param queue how many calls may wait for a served model's process
 * @param uses how many artifacts a process examines before it is replaced
 * @param idle how long an idle process is kept
 * @param backOff how long a served model first waits for a new process after its own ended; doubles each time
 * @param longestBackOff the longest such wait
 */
@Validated
@ConfigurationProperties("muster.scoring.workers")
record ScoringWorkerSettings(
        @DefaultValue("true") boolean enabled,
        @Min(1) @Max(64) @DefaultValue("4") int examining,
        @Min(1) @Max(64) @DefaultValue("1") int preparing,
        @Min(0) @Max(256) @DefaultValue("8") int serving,
        @NotNull @DefaultValue("1GB") DataSize heap,
        @NotNull @DefaultValue("3GB") DataSize memory,
        @NotNull @DefaultValue("30s") Duration startTimeout,
        @NotNull @DefaultValue("60s") Duration maxWait,
        @Min(0) @Max(10_000) @DefaultValue("32") int queue,
        @Min(1) @DefaultValue("100") int uses,
        @NotNull @DefaultValue("5m") Duration idle,
        @NotNull @DefaultValue("1s") Duration backOff,
        @NotNull @DefaultValue("30s") Duration longestBackOff) {

    String memoryInWords() {
        return "%d MB of heap (muster.scoring.workers.heap) and %d MB in all (muster.scoring.workers.memory)"
                .formatted(heap.toMegabytes(), memory.toMegabytes());
    }

    /** A copy with other memory and times. */
    ScoringWorkerSettings with(DataSize heap, DataSize memory, Duration backOff) {
        return new ScoringWorkerSettings(
                enabled,
                examining,
                preparing,
                serving,
                heap,
                memory,
                startTimeout,
                maxWait,
                queue,
                uses,
                idle,
                backOff,
                longestBackOff);
    }

    /** The defaults, for use outside a Spring context. */
    static ScoringWorkerSettings defaults() {
        return new ScoringWorkerSettings(
                true,
                4,
                1,
                8,
                DataSize.ofGigabytes(1),
                DataSize.ofGigabytes(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                32,
                100,
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}
