package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.TimerDuration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimerDurationTests {

    @ParameterizedTest
    @CsvSource({
        "P5D, P5D",
        "PT12H, PT12H",
        "P2DT12H, P2DT12H",
        "PT1H30M10S, PT1H30M10S",
        "P2W, P14D",
        "PT0S, PT0S",
        "P36500D, P36500D"
    })
    void readsDaysHoursMinutesSecondsAndWeeks(String text, Duration length) {
        assertThat(TimerDuration.read(text)).contains(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "T1H",
                "5D",
                "P1",
                "P-1D",
                "-P1D",
                "P1M",
                "P1Y",
                "P1D1W",
                "P1.5D",
                "p1d",
                "P1D ",
                "P99999999999W",
                "P999999999W",
                "P36501D",
                "PT999999999H",
                "P99999999999999999999D"
            })
    void refusesWhatIsEmptyOrTooLongOrWithoutAFixedLength(String text) {
        assertThat(TimerDuration.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "P1D, 1 day",
        "PT60H, 2 days 12 hours",
        "PT4S, 4 seconds",
        "PT1.5S, 1 second 500 milliseconds",
        "P1500D, '1,500 days'"
    })
    void saysThemAsPeopleDo(Duration length, String words) {
        assertThat(TimerDuration.inWords(length)).isEqualTo(words);
    }

    @Test
    void aDeadlineThatIsNotADurationIsRefusedByTheProofAsWell() {
        Bench.draw("""
                start S
                catch Wait after=P99999999999W
                end Done
                S -> Wait -> Done
                """).refuses("Wait", "'P99999999999W' is not a duration such as P5D");
    }
}
