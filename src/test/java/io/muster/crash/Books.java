package io.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.versions.Stage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The contents of the database, counted without the server. */
record Books(EmbeddedPostgres postgres) {

    private static final String RELEASE = "act_hi_procinst where proc_def_key_ = 'release' and end_time_ is ";

    long unfinished() throws SQLException {
        return count(RELEASE + "null");
    }

    long ended() throws SQLException {
        return count(RELEASE + "not null");
    }

    /** How many of {@link Road#milestones} are behind. */
    long milestones() throws SQLException {
        return count("evidence_record where kind = 'sign-off'") + ended();
    }

    boolean allEnded(int releases) throws SQLException {
        return ended() == releases && count("act_ru_execution") == 0;
    }

    /** Nothing runs and nothing waits. */
    boolean isIdle() throws SQLException {
        return count("act_ru_execution") == 0 && count("act_ru_incident") == 0;
    }

    /** Steps that the server has locked and not finished. */
    long stepsInHand() throws SQLException {
        var locked = "lock_exp_time_ > now() at time zone 'utc'";
        return count("act_ru_job where " + locked) + count("act_ru_ext_task where " + locked);
    }

    /** To be called when the server is dead: its open transactions are gone with it, its locks are not. */
    Kill met(int number, Duration life) throws SQLException {
        return new Kill(number, life, unfinished(), stepsInHand(), count("act_ru_task"), ended());
    }

    /** Exactly one of each for every version: two would be a repeated effect, none a lost one. */
    void assertNothingDoubledOrLeftOver(int releases) throws SQLException {
        var inService = Road.endingIn(Stage.IN_SERVICE, releases);
        assertThat(count("inventory_version where stage = 'IN_SERVICE'")).isEqualTo(inService);
        assertThat(count("inventory_version where stage = 'WITHDRAWN'")).isEqualTo(releases - inService);
        assertThat(count("inventory_version")).isEqualTo(releases);
        assertEvidenceIsThereOnce(releases);
        assertThat(count("training_run where state = 'FINISHED'")).isEqualTo(Road.trained(releases));
        assertThat(count("evidence_certificate")).isEqualTo(inService);
        assertThat(count("evidence_revocation")).isZero();
        assertThat(count("deployment_deployment where ended_at is null and role = 'CHAMPION'"))
                .isEqualTo(inService);
        assertThat(count("deployment_deployment")).isEqualTo(Road.deployments(releases));
        assertThat(count("scheduling_schedule where state = 'PLANNED'")).isEqualTo(inService);
        // The engine agrees: nothing remains, nothing is stuck.
        assertThat(count("act_ru_execution")).isZero();
        assertThat(count("act_ru_incident")).isZero();
        assertThat(count("act_hi_procinst where proc_def_key_ = 'release' and state_ = 'COMPLETED'"))
                .isEqualTo(releases);
    }

    private void assertEvidenceIsThereOnce(int releases) throws SQLException {
        for (var kind : new String[] {"tier", "build", "validation"}) {
            assertThat(count("evidence_record where kind = '%s'".formatted(kind)))
                    .as(kind)
                    .isEqualTo(releases);
            assertThat(count("(select distinct subject from evidence_record where kind = '%s') once".formatted(kind)))
                    .as(kind)
                    .isEqualTo(releases);
        }
        assertThat(count("evidence_record where kind = 'sign-off'")).isEqualTo(Road.signOffs(releases));
    }

    /**
     * Everything that the server confirmed, before or after it was killed.
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
