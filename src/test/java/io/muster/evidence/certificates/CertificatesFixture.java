package io.muster.evidence.certificates;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.Releases;
import io.muster.evidence.certificates.CertificateCheck.Refused;
import io.muster.evidence.register.Revocations;
import io.muster.shared.CanonicalJson;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A drafted version with the evidence that a certificate rests on. */
@MusterModuleTest
@Import(Releases.class)
abstract class CertificatesFixture {

    @Autowired
    Certificates certificates;

    @Autowired
    Releases releases;

    @Autowired
    Revocations revocations;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    VersionId version;

    @BeforeEach
    void draftAVersion() {
        clock.set(SettableClock.START);
        version = releases.version();
    }

    @AfterEach
    void forgetRevocations() {
        jdbc.sql("delete from evidence_revocation").update();
        jdbc.sql("update evidence_revocation_count set number = 0").update();
    }

    /** @return how many were not refused */
    static int atOnce(int threads, java.util.function.IntFunction<?> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var done = 0;
        try {
            var tasks = new ArrayList<Callable<Object>>();
            IntStream.range(0, threads).forEach(i -> tasks.add(() -> work.apply(i)));
            for (var task : pool.invokeAll(tasks)) {
                try {
                    task.get();
                    done++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .satisfiesAnyOf(
                                    refusedWith(EvidenceProblem.CERTIFICATE_ALREADY_REVOKED),
                                    cause -> assertThat(cause)
                                            .isInstanceOf(org.springframework.dao.DuplicateKeyException.class));
                }
            }
        } finally {
            pool.shutdown();
        }
        return done;
    }

    CertificateCheck check() {
        return certificates.check(version, Releases.ARTIFACT, "production");
    }

    static String why(CertificateCheck check) {
        assertThat(check).isInstanceOf(Refused.class);
        return ((Refused) check).why();
    }

    /** Another statement under the old signature. */
    public static String edit(String envelope, Consumer<ObjectNode> change) {
        var outer = (ObjectNode) CanonicalJson.tree(envelope);
        var statement = (ObjectNode) CanonicalJson.tree(payload(outer));
        change.accept((ObjectNode) statement.path("predicate"));
        outer.put("payload", Base64.getEncoder().encodeToString(CanonicalJson.bytes(statement)));
        return CanonicalJson.text(outer);
    }

    static String payload(ObjectNode envelope) {
        return new String(Base64.getDecoder().decode(envelope.path("payload").asText()), StandardCharsets.UTF_8);
    }
}
