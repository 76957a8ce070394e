package io.muster.audit.export;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditProblem;
import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditTampering;
import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.export.ExportVerifier.NoExport;
import io.muster.security.SecuritySettings;
import io.muster.security.keys.PublicKeys;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An exported chain is verified with public keys alone, and every edit of it is noticed. */
@MusterModuleTest
@Import(AuditTampering.class)
class ExportDatabaseTests {

    private static final String CREDIT = "credit-trees";

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditTampering tampering;

    @Autowired
    SecuritySettings security;

    @Autowired
    SettableClock clock;

    @TempDir
    Path directory;

    private List<String> lines;

    @BeforeEach
    void exportAChain() throws Exception {
        clock.set(SettableClock.START);
        tampering.startAgain();
        for (var round = 0; round < 3; round++) {
            tampering.happens(CREDIT, 4);
            tampering.happens("affordability-" + round, 1);
            trail.checkpoint();
        }
        tampering.happens("affordability-0", 1);
        lines = export();
    }

    @Test
    void anExportVerifiesAwayFromTheServer() throws IOException {
        assertThat(verify(lines))
                .containsExactly(ChainVerdict.intact(CREDIT, 12), ChainVerdict.intact(ChainVerdict.CHECKPOINTS, 4));
    }

    @Test
    void coversWhatHappenedJustNow() throws IOException {
        tampering.happens(CREDIT, 1);

        assertThat(verify(export())).contains(ChainVerdict.intact(CREDIT, 13));
    }

    @Test
    void namesAnEditedEntry() throws IOException {
        assertThat(bad(edited(line -> line.replace("fact 2", "fact 9")))).satisfies(bad -> {
            assertThat(bad.seq()).isEqualTo(3);
            assertThat(bad.fault()).isEqualTo(Fault.ALTERED);
        });
    }

    @Test
    void namesARemovedEntry() throws IOException {
        var fewer = lines.stream().filter(line -> !line.contains("\"seq\":3,")).toList();

        assertThat(bad(fewer).fault()).isEqualTo(Fault.MISSING);
        assertThat(bad(fewer).seq()).isEqualTo(3);
    }

    @Test
    void namesAnEntryThatWasMoved() throws IOException {
        tampering.sql("update audit_entry set seq = 99 where chain = ? and seq = 2", CREDIT);
        tampering.sql("update audit_entry set seq = 2 where chain = ? and seq = 3", CREDIT);
        tampering.sql("update audit_entry set seq = 3 where chain = ? and seq = 99", CREDIT);

        assertThat(bad(export()).fault()).isEqualTo(Fault.REORDERED);
        assertThat(bad(export()).seq()).isEqualTo(2);
    }

    @Test
    void namesARecomputedChain() throws IOException {
        tampering.rewrite(CREDIT, 6);

        assertThat(bad(export())).satisfies(bad -> {
            assertThat(bad.fault()).isEqualTo(Fault.REWRITTEN);
            assertThat(bad.seq()).isEqualTo(8);
        });
    }

    @Test
    void isNotConvincedByARecomputedChainWithoutItsProofs() throws IOException {
        tampering.rewrite(CREDIT, 6);
        var unproven = new ArrayList<String>();
        export().forEach(line -> unproven.add(line.replaceAll(",\"proof\":\\{.*?]}", "")));

        assertThat(bad(unproven).fault()).isEqualTo(Fault.UNSIGNED);
    }

    @Test
    void isNotConvincedByAnEarlierStateWithTheLaterProofsTakenOut() throws IOException {
        var end = ExportLine.end(4, 4);
        var earlier = new ArrayList<String>();
        for (var line : lines) {
            var isLaterEntry = IntStream.rangeClosed(5, 12).anyMatch(seq -> line.contains("\"seq\":" + seq + ","));
            var isLaterCheckpoint = line.contains("\"number\":") && !line.contains("\"number\":1,");
            if (!isLaterEntry && !line.contains("\"end\":{")) {
                earlier.add(isLaterCheckpoint ? line.replaceAll(",\"proof\":\\{.*?]}", "") : line);
            }
        }
        earlier.add(end);

        assertThat(bad(earlier).fault()).isEqualTo(Fault.UNSIGNED);
    }

    @Test
    void namesAFileThatWasCutOff() throws IOException {
        assertThat(bad(lines.subList(0, lines.size() - 1)).fault()).isEqualTo(Fault.TRUNCATED);
        assertThat(bad(lines.subList(0, 4)).fault()).isEqualTo(Fault.TRUNCATED);
    }

    @Test
    void namesAnEditedCheckpointOrProof() throws IOException {
        var later = edited(line -> line.replaceAll("\"chains\":2", "\"chains\":3"));
        assertThat(verify(later).get(1).firstBad()).satisfies(bad -> {
            assertThat(bad.fault()).isEqualTo(Fault.FORGED);
            assertThat(bad.seq()).isEqualTo(1);
        });

        var otherProof = edited(line -> line.replaceFirst("\"index\":\\d+", "\"index\":0"));
        assertThat(verify(otherProof).get(1).firstBad().fault()).isEqualTo(Fault.FORGED);
    }

    @Test
    void trustsNoOtherKey() throws Exception {
        var stranger = Files.writeString(
                directory.resolve("stranger.pem"),
                PublicKeys.pem(java.security.KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()));

        var verdicts = new ExportVerifier(file(lines), PublicKeys.read(stranger)).verify();

        assertThat(verdicts.get(1).firstBad().fault()).isEqualTo(Fault.FORGED);
    }

    @Test
    void refusesFilesThatAreNotAnExport() {
        assertThatThrownBy(() -> verify(List.of("{}"))).isInstanceOf(NoExport.class);
        assertThatThrownBy(() -> verify(List.of("hello"))).isInstanceOf(NoExport.class);
        assertThatThrownBy(() -> verify(List.of())).isInstanceOf(NoExport.class);
        assertThatThrownBy(() -> verify(List.of(lines.get(0), "{\"entry\":{\"seq\":1}}")))
                .isInstanceOf(NoExport.class);
    }

    @Test
    void thereIsNoExportOfAMissingChain() {
        assertThatThrownBy(() -> trail.export("nobody-knows", line -> {}))
                .satisfies(refusedWith(AuditProblem.CHAIN_NOT_FOUND));
    }

    private List<String> export() {
        var exported = new ArrayList<String>();
        trail.export(CREDIT, exported::add);
        return exported;
    }

    private List<String> edited(UnaryOperator<String> edit) {
        return lines.stream().map(edit).toList();
    }

    private ChainVerdict.BadEntry bad(List<String> content) throws IOException {
        return verify(content).get(0).firstBad();
    }

    private List<ChainVerdict> verify(List<String> content) throws IOException {
        return new ExportVerifier(file(content), PublicKeys.read(security.keyDirectory())).verify();
    }

    private Path file(List<String> content) throws IOException {
        return Files.write(directory.resolve("chain.jsonl"), content);
    }
}
