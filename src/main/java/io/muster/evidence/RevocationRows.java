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

    /** An entry as it is stored: not to be believed. */
    record Row(long number, String envelope) {}

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

    List<Row> all() {
        return jdbc.sql("select number, envelope from evidence_revocation order by number")
                .query(Row.class)
                .list();
    }
}
