package io.muster.datasets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CoverageTests {

    private static final UseCaseId LOANS = new UseCaseId("loans");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Coverage(LOANS, MAY, MAY.minusDays(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("The period of the data ends on 2026-05-30, before it begins on 2026-05-31");
    }

    @Test
    void refusesAUseCaseWithoutAPeriod() {
        assertThatThrownBy(() -> new Coverage(LOANS, MAY, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected 'useCase', 'from' and 'to' together");
    }

    /** Otherwise it would be the newest data of its use case for ever. */
    @Test
    void refusesAPeriodThatHasNotEnded() {
        var coverage = new Coverage(LOANS, MAY, MAY.plusDays(1));

        assertThatThrownBy(() -> coverage.requireEnded(MAY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no outcome is known in advance");
        assertThatCode(() -> coverage.requireEnded(MAY.plusDays(1))).doesNotThrowAnyException();
    }
}
