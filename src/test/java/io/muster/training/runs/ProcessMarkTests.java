package io.muster.training.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognising a process that another program started. */
class ProcessMarkTests {

    private final ProcessMark own = ProcessMark.of(ProcessHandle.current());

    @Test
    void isReadAsItWasWritten() {
        assertThat(ProcessMark.parse(own.toString())).contains(own);
        assertThat(RunOwner.parse(RunOwner.current().toString())).contains(RunOwner.current());
        assertThat(RunOwner.parse("some-host.example_12_34"))
                .contains(new RunOwner("some-host.example", new ProcessMark(12, 34)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wanda", "12", "12_", "12_x", "host_12", "1_2_3_4"})
    void nothingElseIsReadAsAnOwner(String text) {
        assertThat(RunOwner.parse(text)).isEmpty();
    }

    @Test
    void findsTheProcessAlsoWhenTheSystemsClockWasSetALittle() {
        assertThat(own.find()).contains(ProcessHandle.current());
        assertThat(earlier(Duration.ofSeconds(1)).find()).isPresent();
        assertThat(earlier(Duration.ofSeconds(1)).isGone()).isFalse();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsAnother() {
        var former = earlier(Duration.ofSeconds(10));

        assertThat(former.find()).isEmpty();
        assertThat(former.isGone()).isTrue();
    }

    @Test
    void withoutAStartTimeNothingIsCertain() {
        var unknown = new ProcessMark(own.pid(), 0);

        assertThat(unknown.find()).isEmpty();
        assertThat(unknown.isGone()).isFalse();
    }

    @Test
    void ofOtherMachinesNothingIsKnown() {
        assertThat(new RunOwner("another-machine", earlier(Duration.ofDays(1))).isGone())
                .isFalse();
        assertThat(new RunOwner(RunOwner.current().host(), earlier(Duration.ofDays(1))).isGone())
                .isTrue();
    }

    private ProcessMark earlier(Duration by) {
        return new ProcessMark(own.pid(), own.started() - by.toMillis());
    }
}
