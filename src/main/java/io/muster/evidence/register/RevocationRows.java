package io.muster.evidence.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevocationRows {

    private final JdbcClient jdbc;

    RevocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next number and blocks other appends until the transaction ends.
     *
     * @return the number, from 1
     */
    long lockAndCount() {
        jdbc.sql("update evidence_revocation_count set number = number + 1 where id = 1")
                .update();
        return jdbc.sql("select number from evidence_revocation_count where id = 1")
                .query(Long.class)
                .single();
    }

    /** The extent; read it before the entries, whose number can only grow. */
    Extent extent() {
        return jdbc.sql("""
                select (select number from evidence_revocation_count where id = 1) as appended,
                    (select count(*) from evidence_revocation) as present,
                    (select envelope from evidence_revocation order by number desc fetch first 1 rows only) as latest""").query(RevocationRows::read).single();
    }

    private static Extent read(ResultSet row, int number) throws SQLException {
        var appended = row.getObject("appended", Long.class);
        return new Extent(
                appended == null ? Long.MAX_VALUE : appended, row.getLong("present"), row.getString("latest"));
    }

    /**
     * The extent of the list.
     *
     * @param appended how many entries were ever appended
     * @param present how many exist now
     * @param latest the envelope of the last one; as each names the digest of the previous one, two valid lists with
     *     the same end are equal
     */
    record Extent(long appended, long present, @Nullable String latest) {

        /** The extent of a complete list. */
        static Extent of(List<String> envelopes) {
            var latest = envelopes.isEmpty() ? null : envelopes.get(envelopes.size() - 1);
            return new Extent(envelopes.size(), envelopes.size(), latest);
        }
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

    /** The stored envelopes, not yet verified. */
    List<String> all() {
        return jdbc.sql("select envelope from evidence_revocation order by number")
                .query(String.class)
                .list();
    }
}
