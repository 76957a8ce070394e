package io.muster.reporting;

import io.muster.engine.ProcessRun;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.Lifecycle;
import io.muster.reporting.VersionStatusReader.VersionStatus.Deadline;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reader of a version's status from the modules that know its parts. */
@Component
class VersionStatusReader {

    private static final String REVALIDATION = "revalidation";

    private final Lifecycle lifecycle;
    private final Certificates certificates;
    private final Schedules schedules;
    private final Clock clock;

    VersionStatusReader(Lifecycle lifecycle, Certificates certificates, Schedules schedules, Clock clock) {
        this.lifecycle = lifecycle;
        this.certificates = certificates;
        this.schedules = schedules;
        this.clock = clock;
    }

    VersionStatus of(ModelVersion version) {
        return of(version, lifecycle.processRuns(version.id()));
    }

    VersionStatus of(ModelVersion version, List<ProcessRun> processRuns) {
        var now = clock.instant();
        var underWay = processRuns.stream().filter(run -> run.ended() == null).toList();
        return new VersionStatus(
                PageWording.word(version.stage()),
                version.tier() == null ? null : version.tier().tier(),
                PageWording.time(version.since()),
                underWay.stream().map(VersionStatusReader::line).toList(),
                underWay.stream().flatMap(run -> run.incidents().stream()).toList(),
                certificates
                        .current(version.id())
                        .map(certificate ->
                                new Deadline(PageWording.day(certificate.expiresAt()), certificate.isExpired(now)))
                        .orElse(null),
                revalidation(version, now));
    }

    private Deadline revalidation(ModelVersion version, Instant now) {
        return schedules
                .find(REVALIDATION, version.id().toString())
                .filter(Schedule::isPlanned)
                .map(schedule -> new Deadline(PageWording.day(schedule.due()), schedule.isOverdue(now)))
                .orElse(null);
    }

    static String line(ProcessRun run) {
        return run.at().isEmpty() ? run.process() : "%s: %s".formatted(run.process(), String.join(", ", run.at()));
    }

    /**
     * The status of a version, in words.
     *
     * @param tier null before classification
     * @param since when it entered its stage
     * @param inProgress one line per running process, with what it waits for
     * @param incidents what needs an operator's attention
     * @param certificate the end of its validity; null without a certificate in force
     * @param revalidation the next one, or null if none is planned
     */
    public record VersionStatus(
            String stage,
            @Nullable Integer tier,
            String since,
            List<String> inProgress,
            List<String> incidents,
            @Nullable Deadline certificate,
            @Nullable Deadline revalidation) {

        public VersionStatus {
            inProgress = List.copyOf(inProgress);
            incidents = List.copyOf(incidents);
        }

        /** A deadline, and whether it has passed. */
        public record Deadline(String day, boolean passed) {}
    }
}
