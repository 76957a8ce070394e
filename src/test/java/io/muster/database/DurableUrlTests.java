package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurableUrlTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/muster, jdbc:h2:async:./data/muster;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:~/muster;DB_CLOSE_ON_EXIT=FALSE, jdbc:h2:async:~/muster;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:file:/x;WRITE_DELAY=500;DB_CLOSE_DELAY=-1, jdbc:h2:async:/x;DB_CLOSE_DELAY=-1;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "JDBC:H2:file:/x;write_delay=20, JDBC:H2:async:/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:tcp://host/x, jdbc:h2:tcp://host/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:file:/x;TRACE_LEVEL_FILE=1, jdbc:h2:async:/x;TRACE_LEVEL_FILE=1;WRITE_DELAY=0",
        "jdbc:h2:nio:/x, jdbc:h2:async:/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:C:/x, jdbc:h2:async:C:/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:split:30:/x, jdbc:h2:split:30:/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:retry:/x, jdbc:h2:retry:/x;WRITE_DELAY=0;TRACE_LEVEL_FILE=0"
    })
    void aFileOfH2IsWrittenBeforeACommitIsAnsweredAndNotClosedByAnInterrupt(String given, String durable) {
        assertThat(DurableUrl.of(given)).isEqualTo(durable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:test;DB_CLOSE_DELAY=-1", "jdbc:postgresql://db/muster"})
    void othersAreLeftAsTheyAre(String given) {
        assertThat(DurableUrl.of(given)).isEqualTo(given);
    }
}
