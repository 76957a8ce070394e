package io.muster.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class HousekeepingSlowTests {

    @TempDir
    Path directory;

    /** H2 keeps what was overwritten for 45 seconds, to find its way back after a crash; here it may go at once. */
    @Test
    void rewritesWhatHoldsLittleAnyMoreAndKeepsTheRows() throws Exception {
        try (var pool = pool("jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=0;RETENTION_TIME=0")) {
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("create table fact (id int primary key, text varchar)");
            for (var id = 0; id < 600; id++) {
                jdbc.update("insert into fact values (?, ?)", id, "x".repeat(900));
            }
            jdbc.update("delete from fact where mod(id, 3) > 0");

            assertThat(new Housekeeping(pool).tidy()).isPositive();

            assertThat(jdbc.queryForObject("select count(*) from fact", Integer.class))
                    .isEqualTo(200);
        }
    }

    @Test
    void looksAfterFilesOnly() {
        try (var memory = pool("jdbc:h2:mem:housekeeping");
                var file = pool("jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=0")) {
            assertThat(isAtWork(memory)).isFalse();
            assertThat(isAtWork(file)).isTrue();
        }
    }

    private static boolean isAtWork(HikariDataSource pool) {
        var housekeeping = new Housekeeping(pool);
        housekeeping.start();
        var running = housekeeping.isRunning();
        housekeeping.stop();
        return running;
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setPassword("");
        return pool;
    }
}
