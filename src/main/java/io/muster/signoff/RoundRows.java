package io.muster.signoff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The number of sign-offs on a version when an approval round began. Stored here and not with the task, whose variables
 * its candidates may write.
 */
@Repository
class RoundRows {

    private final JdbcClient jdbc;

    RoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next person of the same round is shown the same as the first. */
    void begin(String round, int earlier) {
        if (count(round) == 0) {
            jdbc.sql("insert into signoff_approval_round (round, earlier) values (:round, :earlier)")
                    .param("round", round)
                    .param("earlier", earlier)
                    .update();
        }
    }

    /** @throws IllegalStateException if the round never began */
    int earlier(String round) {
        return jdbc.sql("select earlier from signoff_approval_round where round = :round")
                .param("round", round)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("Approval round %s never began".formatted(round)));
    }

    private int count(String round) {
        return jdbc.sql("select count(*) from signoff_approval_round where round = :round")
                .param("round", round)
                .query(Integer.class)
                .single();
    }
}
