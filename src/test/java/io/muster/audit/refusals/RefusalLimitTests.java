package io.muster.audit.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.refusals.RefusalLog.RefusalLimit;
import io.muster.audit.refusals.RefusalLog.RefusalLimit.Admission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalLimitTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String DORA = "dora";

    private final RefusalLimit limit = new RefusalLimit();

    @Test
    void saysWithTheLastThatNoMoreIsKept() {
        var last = admit(RefusalLimit.KEPT);

        assertThat(last.isKept()).isTrue();
        assertThat(last.remark()).contains("no more are recorded until 2026-03-02T13:00:00Z");
        assertThat(admit(1).isKept()).isFalse();
    }

    @Test
    void saysAnHourLaterHowManyWereLeftOut() {
        admit(RefusalLimit.KEPT + 7);

        var next = limit.admit(DORA, "@platform", NOON.plus(Duration.ofHours(1)));

        assertThat(next.isKept()).isTrue();
        assertThat(next.remark()).contains("7 refusals before this one were not recorded");
    }

    @Test
    void noiseAtTheEndpointsHidesNeitherModelsNorOtherPeople() {
        admit(RefusalLimit.KEPT + 1);

        assertThat(limit.admit(DORA, "credit-trees", NOON).isKept()).isTrue();
        assertThat(limit.admit("vera", "@platform", NOON).isKept()).isTrue();
    }

    @Test
    void remembersABoundedNumberOfCounts() {
        for (var i = 0; i < RefusalLimit.REMEMBERED_AT_MOST + 1_000; i++) {
            limit.admit("password of 'u%d' from 10.0.0.1".formatted(i), "@platform", NOON);
        }

        assertThat(limit.remembered()).isLessThanOrEqualTo(RefusalLimit.REMEMBERED_AT_MOST);
    }

    private Admission admit(int times) {
        var last = limit.admit(DORA, "@platform", NOON);
        for (var i = 1; i < times; i++) {
            last = limit.admit(DORA, "@platform", NOON);
        }
        return last;
    }
}
