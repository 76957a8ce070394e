package io.muster.security.oidc;

import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of ties between user ids and people of the identity provider. */
@Repository
public class ExternalIdentityRepository {

    private static final String SELECT = "select user_id, issuer, subject, claims_from, confirmed_at, disabled_at"
            + " from security_external_identity";

    private final JdbcClient jdbc;

    ExternalIdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an identity provider answers for this user, so that no password authenticates them. */
    public boolean contains(String userId) {
        return find(userId).isPresent();
    }

    Optional<ExternalIdentity> find(String userId) {
        return jdbc.sql(SELECT + " where user_id = ?")
                .param(userId)
                .query(ExternalIdentityRepository::identity)
                .optional();
    }

    Optional<ExternalIdentity> find(String issuer, String subject) {
        return jdbc.sql(SELECT + " where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(ExternalIdentityRepository::identity)
                .optional();
    }

    void insert(ExternalIdentity identity) {
        jdbc.sql(
                        "insert into security_external_identity"
                                + " (user_id, issuer, subject, claims_from, confirmed_at, lapsed) values (?, ?, ?, ?, ?, false)")
                .params(
                        identity.userId(),
                        identity.issuer(),
                        identity.subject(),
                        time(identity.claimsFrom()),
                        time(identity.confirmedAt()))
                .update();
    }

    void confirm(String userId, Instant claimsFrom, Instant now) {
        jdbc.sql("update security_external_identity set claims_from = ?, confirmed_at = ?, lapsed = false"
                        + " where user_id = ?")
                .params(time(claimsFrom), time(now), userId)
                .update();
    }

    /** @return the ids of people last confirmed before this time, whose groups were not taken yet */
    List<String> unconfirmedSince(Instant end) {
        return jdbc.sql("select user_id from security_external_identity where lapsed = false and confirmed_at < ?"
                        + " order by user_id")
                .param(time(end))
                .query(String.class)
                .list();
    }

    /** @return false if the person was confirmed meanwhile, or another node was faster */
    boolean lapse(String userId, Instant end) {
        return jdbc.sql("update security_external_identity set lapsed = true"
                                + " where user_id = ? and lapsed = false and confirmed_at < ?")
                        .params(userId, time(end))
                        .update()
                == 1;
    }

    /** From now on the person may not sign in, whatever the provider says. Changes nothing for local users. */
    public void disable(String userId, Instant now) {
        jdbc.sql("update security_external_identity set disabled_at = ? where user_id = ? and disabled_at is null")
                .params(time(now), userId)
                .update();
    }

    /** @return false if the person was not disabled */
    public boolean enable(String userId) {
        return jdbc.sql("update security_external_identity set disabled_at = null"
                                + " where user_id = ? and disabled_at is not null")
                        .param(userId)
                        .update()
                == 1;
    }

    private static ExternalIdentity identity(ResultSet row, int number) throws SQLException {
        return new ExternalIdentity(
                row.getString("user_id"),
                row.getString("issuer"),
                row.getString("subject"),
                Columns.time(row, "claims_from"),
                Columns.time(row, "confirmed_at"),
                Columns.timeOrNull(row, "disabled_at"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
