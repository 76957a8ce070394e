package io.muster.monitoring.record;

import io.muster.monitoring.profile.ProfileLayout;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.jdbc.RacingInsert;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The layouts of profiles by their digest. They never change, so the last ones used stay in memory. */
@Repository
class LayoutRepository {

    private static final int MOST_IN_MEMORY = 500;

    private final JdbcClient jdbc;
    private final RacingInsert insert;
    private final Map<Digest, ProfileLayout> known = Collections.synchronizedMap(new LeastRecentlyUsed());

    LayoutRepository(JdbcClient jdbc, RacingInsert insert) {
        this.jdbc = jdbc;
        this.insert = insert;
    }

    /** Call it in a transaction. */
    Digest keep(ProfileLayout layout) {
        var body = CanonicalJson.text(layout);
        var digest = Digest.ofText(body);
        if (read(digest).isEmpty()) {
            insert.tried(() -> jdbc.sql("insert into monitoring_layout (digest, body) values (:digest, :body)")
                    .param("digest", digest.hex())
                    .param("body", body)
                    .update());
        }
        return digest;
    }

    /** @throws io.muster.shared.Refusal {@code REFERENCE_ALTERED} if the bins are not those of the digest */
    ProfileLayout get(Digest digest) {
        var layout = known.get(digest);
        if (layout == null) {
            layout = parse(digest);
            known.put(digest, layout);
        }
        return layout;
    }

    private ProfileLayout parse(Digest digest) {
        var body = read(digest).orElseThrow(() -> new IllegalStateException("There is no layout " + digest));
        if (!Digest.ofText(body).equals(digest)) {
            throw MonitoringProblem.REFERENCE_ALTERED.refusal(
                    "The bins with digest %s were altered in the database after they were fixed: restore table monitoring_layout from a backup",
                    digest);
        }
        return CanonicalJson.read(body, ProfileLayout.class);
    }

    private Optional<String> read(Digest digest) {
        return jdbc.sql("select body from monitoring_layout where digest = :digest")
                .param("digest", digest.hex())
                .query(String.class)
                .optional();
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Digest, ProfileLayout> {

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, ProfileLayout> eldest) {
            return size() > MOST_IN_MEMORY;
        }
    }
}
