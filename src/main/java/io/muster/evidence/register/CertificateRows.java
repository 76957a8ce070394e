package io.muster.evidence.register;

import io.muster.evidence.Certificate;
import io.muster.shared.VersionId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class CertificateRows {

    private final JdbcClient jdbc;

    CertificateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored row, not yet verified. */
    public record Row(String serial, String envelope) {}

    public void insert(Certificate certificate) {
        jdbc.sql("""
                insert into evidence_certificate (serial, version, issued_at, expires_at, envelope)
                values (:serial, :version, :issued, :expires, :envelope)""")
                .param("serial", certificate.serial())
                .param("version", certificate.version().toString())
                .param("issued", certificate.issuedAt().atOffset(ZoneOffset.UTC))
                .param("expires", certificate.expiresAt().atOffset(ZoneOffset.UTC))
                .param("envelope", certificate.envelope())
                .update();
    }

    public Optional<Row> find(String serial) {
        return jdbc.sql("select serial, envelope from evidence_certificate where serial = :serial")
                .param("serial", serial)
                .query(Row.class)
                .optional();
    }

    /** Of any of these versions, newest first. */
    public List<Row> of(Collection<VersionId> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select serial, envelope from evidence_certificate
                where version in (:versions) order by serial desc""")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(Row.class)
                .list();
    }

    /** Newest first. */
    public List<Row> of(VersionId version) {
        return jdbc.sql("""
                select serial, envelope from evidence_certificate where version = :version order by serial desc""")
                .param("version", version.toString())
                .query(Row.class)
                .list();
    }
}
