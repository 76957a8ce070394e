package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurableUrlTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/muster, jdbc:h2:async:./data/muster;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:~/muster;DB_CLOSE_ON_EXIT=FALSE, jdbc:h2:async:~/muster;DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:file:/x;WRITE_DELAY=500;DB_CLOSE_DELAY=-1, jdbc:h2:async:/x;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "JDBC:H2:file:/x;write_delay=20, JDBC:H2:async:/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:tcp://host/x, jdbc:h2:tcp://host/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:file:/x;TRACE_LEVEL_FILE=1, jdbc:h2:async:/x;TRACE_LEVEL_FILE=1;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0",
        "jdbc:h2:nio:/x, jdbc:h2:async:/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:C:/x, jdbc:h2:async:C:/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:split:30:/x, jdbc:h2:split:30:/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
        "jdbc:h2:retry:/x, jdbc:h2:retry:/x;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=0;TRACE_LEVEL_FILE=0"
    })
    void aFileOfH2IsWrittenBeforeACommitIsAnsweredAndNotClosedByAnInterrupt(String given, String durable) {
        assertThat(DurableUrl.of(given)).isEqualTo(durable);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1, jdbc:h2:mem:test;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
        "jdbc:h2:mem:test;optimize_reuse_results=1, jdbc:h2:mem:test;OPTIMIZE_REUSE_RESULTS=0"
    })
    void anH2InMemoryReadsWhatWasCommitted(String given, String fresh) {
        assertThat(DurableUrl.of(given)).isEqualTo(fresh);
    }

    @Test
    void othersAreLeftAsTheyAre() {
        assertThat(DurableUrl.of("jdbc:postgresql://db/muster")).isEqualTo("jdbc:postgresql://db/muster");
    }
}
