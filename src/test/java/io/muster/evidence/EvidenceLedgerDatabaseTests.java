package io.muster.evidence;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditTrail;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterModuleTest
@Import(Releases.class)
class EvidenceLedgerDatabaseTests {

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Releases releases;

    @Autowired
    AuditTrail trail;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private VersionId version;

    @BeforeEach
    void draftAVersion() {
        clock.set(SettableClock.START);
        version = releases.version();
    }

    @Test
    void readsBackWhatWasRecorded() {
        var recorded = releases.validate(version);

        assertThat(ledger.get(recorded.id())).isEqualTo(recorded);
        assertThat(ledger.of(version)).containsExactly(recorded);
        assertThat(recorded.body().path("auc").asDouble()).isEqualTo(0.79);
        assertThat(recorded.at()).isEqualTo(SettableClock.START);
    }

    @Test
    void theTrailKnowsTheDigestOfAllEvidence() {
        var recorded = releases.validate(version);

        assertThat(trail.of(version.model().name(), 1, 100))
                .filteredOn(entry -> entry.what().equals("EvidenceRecorded"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.payload()).contains(recorded.digest().toString()));
    }

    @Test
    void refusesEditedEvidence() {
        for (var edit : List.of(
                "outcome = 'failed'",
                "body = '{\"auc\":0.99}'",
                "kind = 'other'",
                "artifact = null",
                "recorded_by = 'anna'",
                "process_instance = 'p-2'",
                "digest = 'sha256:" + "0".repeat(64) + "'")) {
            var recorded = releases.validate(version);
            jdbc.sql("update evidence_record set " + edit + " where id = ?")
                    .param(recorded.id())
                    .update();

            assertThatThrownBy(() -> ledger.get(recorded.id()))
                    .as(edit)
                    .satisfies(refusedWith(EvidenceProblem.EVIDENCE_ALTERED))
                    .hasMessageContaining(recorded.id());
            assertThatThrownBy(() -> ledger.of(version)).satisfies(refusedWith(EvidenceProblem.EVIDENCE_ALTERED));
            jdbc.sql("delete from evidence_record where id = ?")
                    .param(recorded.id())
                    .update();
        }
    }

    @Test
    void keepsTextsAndNumbersOfEverySort() {
        var body = Map.of("text", "€\u0000\"\\\u2028😀", "small", 1e-300, "none", List.of(), "nested", Map.of("a", 1));

        var recorded =
                ledger.record(new NewEvidence(version, null, "note", "taken", body, null), Actor.system("validation"));

        assertThat(ledger.get(recorded.id())).isEqualTo(recorded);
    }

    @Test
    void aDossierIsWhatWasFoundAboutTheseBytesWithoutWhatPeopleDecided() {
        var tier = ledger.record(
                new NewEvidence(version, null, "tier", "1", Map.of("rule", "tier:3"), null), Actor.system("lifecycle"));
        var validation = releases.validate(version);
        ledger.record(
                new NewEvidence(version, Digest.ofText("other bytes"), "validation", "failed", Map.of(), null),
                Actor.system("validation"));
        releases.signOff(version, TestUsers.VALIDATOR);

        assertThat(ledger.dossier(version, Releases.ARTIFACT).evidence()).containsExactly(tier, validation);
    }

    @Test
    void aDossierChangesWithEveryFind() {
        var before = ledger.dossier(version, Releases.ARTIFACT).digest();
        releases.validate(version);
        var after = ledger.dossier(version, Releases.ARTIFACT).digest();

        assertThat(after).isNotEqualTo(before);
        assertThat(ledger.dossier(version, Releases.ARTIFACT).digest()).isEqualTo(after);
        assertThat(ledger.dossier(version, Digest.ofText("other bytes")).digest())
                .isNotEqualTo(after);
    }

    @Test
    void refusesASignOffOnEvidenceThatIsNotAllThereIs() {
        releases.validate(version);
        var shown = ledger.dossier(version, Releases.ARTIFACT).digest();
        releases.validate(version);

        assertThatThrownBy(() -> releases.signOff(version, TestUsers.APPROVER, shown))
                .satisfies(refusedWith(EvidenceProblem.STALE_DOSSIER))
                .hasMessageContaining(version.toString())
                .hasMessageContaining(shown.toString());
    }

    @Test
    void refusesASignOffByAMachine() {
        assertThatThrownBy(() -> releases.signOff(version, Actor.system("lifecycle")))
                .satisfies(refusedWith(EvidenceProblem.INVALID_SIGN_OFF))
                .hasMessageContaining("is not a person");
    }

    @Test
    void refusesAnInvalidSignOff() {
        var dossier = ledger.dossier(version, Releases.ARTIFACT).digest();
        var signOff = new SignOff("approval", "approved", true, "because", "approver", dossier, "t", List.of(), 0);

        assertThatThrownBy(() -> record(new NewEvidence(
                        version, Releases.ARTIFACT, SignOff.KIND, "approved", Map.of("decision", "approved"), null)))
                .satisfies(refusedWith(EvidenceProblem.INVALID_SIGN_OFF));
        assertThatThrownBy(() -> record(new NewEvidence(version, null, SignOff.KIND, "approved", signOff, null)))
                .satisfies(refusedWith(EvidenceProblem.INVALID_SIGN_OFF))
                .hasMessageContaining("does not name an artifact");
        assertThatThrownBy(() ->
                        record(new NewEvidence(version, Releases.ARTIFACT, SignOff.KIND, "rejected", signOff, null)))
                .satisfies(refusedWith(EvidenceProblem.INVALID_SIGN_OFF))
                .hasMessageContaining("'rejected' is not its decision 'approved'");
        assertThatThrownBy(() -> new SignOff("approval", "approved", true, " ", "approver", dossier, "t", List.of(), 0))
                .hasMessageContaining("needs a reason");
    }

    @Test
    void namesMissingEvidence() {
        assertThatThrownBy(() -> ledger.get("nowhere"))
                .satisfies(refusedWith(EvidenceProblem.EVIDENCE_NOT_FOUND))
                .hasMessageContaining("nowhere");
    }

    private Evidence record(NewEvidence fresh) {
        return ledger.record(fresh, TestUsers.APPROVER);
    }
}
