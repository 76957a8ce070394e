package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;

/** What stands in the database, counted without the server. */
record Books(EmbeddedPostgres postgres) {

    boolean allReleased(int releases) throws SQLException {
        return count("inventory_version where stage = 'IN_SERVICE'") == releases && count("act_ru_execution") == 0;
    }

    /** One of each for every version: two would be an effect done twice, none one that was lost. */
    void assertNothingDoubledOrLeftOver(int releases) throws SQLException {
        assertThat(count("inventory_version where stage = 'IN_SERVICE'")).isEqualTo(releases);
        assertThat(count("inventory_version")).isEqualTo(releases);
        for (var kind : new String[] {"tier", "build", "validation"}) {
            assertThat(count("evidence_record where kind = '%s'".formatted(kind)))
                    .as(kind)
                    .isEqualTo(releases);
        }
        assertThat(count("evidence_record where kind = 'sign-off'")).isEqualTo(2L * releases);
        assertThat(count("evidence_certificate")).isEqualTo(releases);
        assertThat(count("evidence_revocation")).isZero();
        assertThat(count("deployment_deployment where ended_at is null")).isEqualTo(releases);
        assertThat(count("deployment_deployment")).isEqualTo(releases);
        assertThat(count("scheduling_schedule where state = 'PLANNED'")).isEqualTo(releases);
        // The engine agrees: nothing left over, nothing stuck.
        assertThat(count("act_ru_execution")).isZero();
        assertThat(count("act_ru_incident")).isZero();
        assertThat(count("act_hi_procinst where proc_def_key_ = 'release' and state_ = 'COMPLETED'"))
                .isEqualTo(releases);
    }

    /**
     * What the server had said yes to, before or after it was killed.
     *
     * @param started version by process instance
     * @param signed person by task
     */
    void assertKept(Map<String, String> started, Map<String, String> signed) throws SQLException {
        assertThat(started).isNotEmpty();
        assertThat(signed).isNotEmpty();
        for (var start : started.entrySet()) {
            assertThat(count("act_hi_procinst where id_ = '%s' and business_key_ = '%s'"
                            .formatted(start.getKey(), start.getValue())))
                    .as("release %s", start)
                    .isOne();
        }
        for (var signOff : signed.entrySet()) {
            assertThat(count("act_hi_taskinst where id_ = '%s' and assignee_ = '%s' and delete_reason_ = 'completed'"
                            .formatted(signOff.getKey(), signOff.getValue())))
                    .as("sign-off %s", signOff)
                    .isOne();
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
