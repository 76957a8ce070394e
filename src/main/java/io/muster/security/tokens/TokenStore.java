package io.muster.security.tokens;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
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

/** The repository of access tokens, which are found by the digest of their secret. */
@Repository
class TokenStore {

    private static final String SELECT =
            "select id, owner, label, created_at, expires_at, last_used_at, revoked_at from security_token";

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccessToken token, Digest digest) {
        jdbc.sql("insert into security_token (id, owner, label, digest, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        token.id(),
                        token.owner().id(),
                        token.label(),
                        digest.hex(),
                        time(token.createdAt()),
                        time(token.expiresAt()))
                .update();
    }

    Optional<AccessToken> find(String id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(TokenStore::token)
                .optional();
    }

    Optional<AccessToken> find(Digest digest) {
        return jdbc.sql(SELECT + " where digest = ?")
                .param(digest.hex())
                .query(TokenStore::token)
                .optional();
    }

    /** Newest first. */
    List<AccessToken> of(Actor owner) {
        return jdbc.sql(SELECT + " where owner = ? order by created_at desc, id desc")
                .param(owner.id())
                .query(TokenStore::token)
                .list();
    }

    /** @return false if it had already been revoked */
    boolean revoke(String id, Instant now) {
        return jdbc.sql("update security_token set revoked_at = ? where id = ? and revoked_at is null")
                        .params(time(now), id)
                        .update()
                == 1;
    }

    void noteUse(String id, Instant now) {
        jdbc.sql("update security_token set last_used_at = ? where id = ?")
                .params(time(now), id)
                .update();
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        return new AccessToken(
                row.getString("id"),
                new Actor(row.getString("owner")),
                row.getString("label"),
                Columns.time(row, "created_at"),
                Columns.time(row, "expires_at"),
                Columns.timeOrNull(row, "last_used_at"),
                Columns.timeOrNull(row, "revoked_at"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
