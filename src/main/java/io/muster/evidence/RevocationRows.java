package io.muster.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevocationRows {

    private final JdbcClient jdbc;

    RevocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next number and keeps others from appending until the transaction ends.
     *
     * @return the number, from 1
     */
    long lockAndCount() {
        jdbc.sql("update evidence_revocation_head set number = number + 1 where id = 1")
                .update();
        return jdbc.sql("select number from evidence_revocation_head where id = 1")
                .query(Long.class)
                .single();
    }

    /** @return how many entries were appended; read it before the entries, which may only become more */
    long count() {
        return jdbc.sql("select number from evidence_revocation_head where id = 1")
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    Optional<String> last() {
        return jdbc.sql("select envelope from evidence_revocation order by number desc fetch first 1 rows only")
                .query(String.class)
                .optional();
    }

    void insert(long number, String certificate, String envelope) {
        jdbc.sql("""
                insert into evidence_revocation (number, certificate, envelope)
                values (:number, :certificate, :envelope)""")
                .param("number", number)
                .param("certificate", certificate)
                .param("envelope", envelope)
                .update();
    }

    /** Envelopes as they are stored: not to be believed. */
    List<String> all() {
        return jdbc.sql("select envelope from evidence_revocation order by number")
                .query(String.class)
                .list();
    }
}
