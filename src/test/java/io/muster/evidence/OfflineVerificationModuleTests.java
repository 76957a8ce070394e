package io.muster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.commands.CommandRun;
import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.Envelope;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.certificates.CertificatesDatabaseTests;
import io.muster.security.SecuritySettings;
import io.muster.security.keys.PublicKeys;
import io.muster.security.keys.SigningKeys;
import io.muster.shared.CanonicalJson;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.Node;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A certificate convinces people who have nothing but the file and our public key. */
@MusterModuleTest
@Import(Releases.class)
class OfflineVerificationModuleTests {

    private static final String WHEN_ISSUED = SettableClock.START.toString();

    @Autowired
    Certificates certificates;

    @Autowired
    Releases releases;

    @Autowired
    SigningKeys keys;

    @Autowired
    SecuritySettings security;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    private Certificate certificate;
    private Path file;
    private Path key;

    @BeforeEach
    void takeACertificateAway() throws Exception {
        clock.set(SettableClock.START);
        certificate = releases.certify(releases.version());
        file = Files.writeString(directory.resolve("certificate.json"), certificate.envelope());
        var ours = keys.publicKeys().get(keys.activeKeyId());
        key = Files.writeString(directory.resolve("muster.pem"), PublicKeys.pem(ours));
    }

    @AfterEach
    void forgetRevocations() {
        jdbc.sql("delete from evidence_revocation").update();
        jdbc.sql("update evidence_revocation_count set number = 0").update();
    }

    @Test
    void showsWhoSignedOffWhatUntilWhenUnderWhichConditions() {
        var run = verify();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(certificate.serial())
                .contains(certificate.version().toString())
                .contains(Releases.ARTIFACT.toString())
                .contains("Expires     " + certificate.expiresAt())
                .contains("Condition   Up to 10,000 euros")
                .contains("Signed off  anna as approver: approval 'approved'")
                .contains("because: Fit for purpose")
                .contains("Evidence    validation 'passed' sha256:")
                .contains("Not checked the artifact's bytes")
                .contains("Not checked whether it was revoked")
                .contains("VALID       " + file);
    }

    @Test
    void comparesTheBytes() throws Exception {
        var bytes = Files.write(directory.resolve("model.onnx"), Releases.BYTES);
        assertThat(verify("--artifact", bytes).exit()).isZero();

        Files.write(bytes, new byte[] {1, 2, 3});
        var run = verify("--artifact", bytes);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("NOT VALID   It is for artifact " + Releases.ARTIFACT);
    }

    @Test
    void noticesExpiryAndOtherEnvironments() {
        assertThat(CommandRun.of("evidence", "verify", file, "--key", key, "--at", certificate.expiresAt()))
                .satisfies(run -> {
                    assertThat(run.exit()).isEqualTo(1);
                    assertThat(run.out()).contains("NOT VALID   It expired at " + certificate.expiresAt());
                });
        assertThat(CommandRun.of("evidence", "verify", file, "--key", key, "--at", "2020-01-01T00:00:00Z")
                        .out())
                .contains("It was issued only later");
        assertThat(verify("--environment", "production").exit()).isZero();
        assertThat(verify("--environment", "test").out()).contains("It permits [production], not test");
    }

    @Test
    void noticesRevocationInTheSignedList() throws Exception {
        var other = releases.certify(releases.version());
        certificates.revoke(other.serial(), "Leak", TestUsers.OPERATOR);
        var list = directory.resolve("revocations.jsonl");
        Files.write(list, certificates.revocations());
        assertThat(verify("--revocations", list).exit()).isZero();
        assertThat(verify("--revocations", list).out()).contains("Revocations 1 in the list");

        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        Files.write(list, certificates.revocations());
        assertThat(verify("--revocations", list)).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).contains("It was revoked at " + WHEN_ISSUED + " by otto: Data leak");
        });

        Files.write(list, certificates.revocations().subList(1, 2));
        assertThat(verify("--revocations", list).out()).contains("list of revocations is damaged after entry 0");
    }

    @Test
    void acceptsNoEmptyListUnlessRequested() throws Exception {
        var list = Files.writeString(directory.resolve("revocations.jsonl"), "\n");

        var run = verify("--revocations", list);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("0 in the list, which does not state its age")
                .contains("NOT VALID   The list of revocations is empty");

        assertThat(verify("--revocations", list, "--any-revocations").exit()).isZero();
    }

    /** A long time without a revocation does not mean that the list is old: the last line says when it was issued. */
    @Test
    void aListThatSaysHowFarItReachesMayBeEmpty() throws Exception {
        var list = Files.write(directory.resolve("revocations.jsonl"), certificates.datedRevocations());

        var run = verify("--revocations", list);

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("Revocations 0 in the list, which reaches to %s and is PT0S old".formatted(WHEN_ISSUED));
    }

    @Test
    void acceptsNoOldListUnlessRequested() throws Exception {
        var list = Files.write(directory.resolve("revocations.jsonl"), certificates.datedRevocations());

        assertThat(eightDaysLater(list)).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out())
                    .contains("is 8 days old")
                    .contains("NOT VALID   The list of revocations reaches to ")
                    .contains("older than PT168H: get a newer one");
        });
        assertThat(eightDaysLater(list, "--oldest-revocations", "P9D").exit()).isZero();
        assertThat(eightDaysLater(list, "--any-revocations").exit()).isZero();
    }

    @Test
    void theLastLineMustFitTheList() throws Exception {
        certificates.revoke(releases.certify(releases.version()).serial(), "Withdrawn", TestUsers.OPERATOR);
        var whole = certificates.datedRevocations();

        // The entry was removed, but not the line that dates the list.
        var list = Files.write(directory.resolve("revocations.jsonl"), whole.subList(1, 2));

        assertThat(verify("--revocations", list).out())
                .contains("list of revocations is damaged after entry 0: it had 1 entries");
    }

    private CommandRun eightDaysLater(Path list, Object... more) {
        var later = SettableClock.START.plus(java.time.Duration.ofDays(8));
        var args = new java.util.ArrayList<Object>(
                List.of("evidence", "verify", file, "--key", key, "--at", later, "--revocations", list));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    @Test
    void isNotConvincedByAnEditedCertificate() throws Exception {
        var edited = CertificatesDatabaseTests.edit(
                certificate.envelope(), predicate -> predicate.put("expiresAt", "2099-01-01T00:00:00Z"));
        Files.writeString(file, edited);

        var run = verify();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        "NOT VALID   It proves nothing: its signature is not by a trusted key over this content");
    }

    @Test
    void isNotConvincedByAStrangersKey() throws Exception {
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(key, PublicKeys.pem(stranger.getPublic()));

        assertThat(verify().exit()).isEqualTo(1);
    }

    @Test
    void trustsAWholeDirectoryOfKeys() {
        assertThat(CommandRun.of("evidence", "verify", file, "--key", security.keyDirectory(), "--at", WHEN_ISSUED)
                        .exit())
                .isZero();
    }

    @Test
    void convincesASecondImplementation() throws Exception {
        var run = Node.run("dsse.mjs", "verify", file, key);

        assertThat(run.exit()).as(run.out()).isZero();
        var statement = CanonicalJson.tree(run.out());
        assertThat(statement.at("/subject/0/digest/sha256").asText()).isEqualTo(Releases.ARTIFACT.hex());
        assertThat(statement.path("predicateType").asText()).isEqualTo(CertificatePredicate.TYPE);
        assertThat(statement.at("/predicate/serial").asText()).isEqualTo(certificate.serial());
        assertThat(statement.at("/predicate/signOffs/0/by").asText()).isEqualTo("anna");
    }

    @Test
    void doesNotConvinceASecondImplementationOnceEdited() throws Exception {
        Files.writeString(
                file,
                CertificatesDatabaseTests.edit(certificate.envelope(), predicate -> predicate.put("serial", "other")));

        assertThat(Node.run("dsse.mjs", "verify", file, key).exit()).isEqualTo(1);
    }

    @Test
    void isConvincedByWhatASecondImplementationSigns() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(key, PublicKeys.pem(pair.getPublic()));
        var payload = Files.write(directory.resolve("payload.json"), payload());

        var signed = Node.run("dsse.mjs", "sign", payload, privatePem(pair), "whatever");
        Files.writeString(file, signed.out());
        assertThat(verify().exit()).as(signed.out()).isZero();

        var urlSafe = (ObjectNode) CanonicalJson.tree(signed.out());
        urlSafe.put(
                "payload", urlSafe.path("payload").asText().replace('+', '-').replace('/', '_'));
        Files.writeString(file, CanonicalJson.text(urlSafe));
        assertThat(verify().exit()).isZero();
    }

    /** github.com/secure-systems-lab/dsse, protocol.md, "Test Vectors". */
    @Test
    void encodesAsThePublishedExampleDoes() {
        var signed = new byte[1][];
        Envelope.sign(
                "hello world".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "http://example.com/HelloWorld",
                bytes -> {
                    signed[0] = bytes;
                    return new Envelope.Signature("", "");
                });

        assertThat(signed[0]).asString().isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    private CommandRun verify(Object... more) {
        var args =
                new java.util.ArrayList<Object>(List.of("evidence", "verify", file, "--key", key, "--at", WHEN_ISSUED));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    private byte[] payload() {
        return Base64.getDecoder()
                .decode(CanonicalJson.tree(certificate.envelope())
                        .path("payload")
                        .asText());
    }

    private Path privatePem(KeyPair pair) throws Exception {
        var der = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(
                directory.resolve("private.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(der));
    }
}
