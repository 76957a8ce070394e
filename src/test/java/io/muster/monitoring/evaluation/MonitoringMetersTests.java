package io.muster.monitoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.monitoring.incident.Alarm;
import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentSeverity;
import io.muster.monitoring.incident.RankedCauses;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonitoringMetersTests {

    private static Incident incident(int number) {
        var alarms = IntStream.range(0, 50)
                .mapToObj(i -> new Alarm(Cause.INPUT_DRIFT, "psi", "reference", "f" + i, 0.4, 1.6, false))
                .toList();
        var at = Instant.parse("2026-03-01T00:00:00Z");
        return new Incident(
                "incident-" + number,
                VersionId.parse("model-%d@1".formatted(number)),
                Cause.INPUT_DRIFT,
                IncidentSeverity.MINOR,
                alarms,
                50,
                "DAY",
                at,
                at,
                new RankedCauses(List.of(), List.of()),
                at,
                null,
                null,
                1);
    }

    @Test
    void featuresOfManyModelsDoNotMultiplySeriesWithoutLimit() {
        var open = IntStream.range(0, 100)
                .mapToObj(MonitoringMetersTests::incident)
                .toList();

        assertThat(MonitoringMeters.series(open)).hasSize(MonitoringMeters.MOST_SERIES);
        assertThat(MonitoringMeters.series(open.subList(0, 1))).hasSize(50);
    }
}
