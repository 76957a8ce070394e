package io.muster.evidence.findings;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.evidence.Releases;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MusterModuleTest
@Import(Releases.class)
class FindingsDatabaseTests {

    private static final LocalDate DUE = LocalDate.parse("2026-04-01");

    @Autowired
    Findings findings;

    @Autowired
    Releases releases;

    @Autowired
    AuditTrail trail;

    @Autowired
    SettableClock clock;

    private VersionId version;

    @BeforeEach
    void draftAVersion() {
        clock.set(SettableClock.START);
        version = releases.version();
    }

    @Test
    void keepsHowBadItIsWhoSeesToItAndByWhen() {
        var finding = open(Severity.HIGH, DUE);

        assertThat(findings.get(finding.id())).isEqualTo(finding);
        assertThat(findings.of(version)).containsExactly(finding);
        assertThat(finding.isOpen()).isTrue();
        assertThat(finding.openedBy()).isEqualTo(TestUsers.VALIDATOR);
        assertThat(finding.owner()).isEqualTo(TestUsers.DEVELOPER);
    }

    @Test
    void listsWhatIsOpenMostUrgentFirst() {
        var later = open(Severity.LOW, DUE.plusDays(1));
        var sooner = open(Severity.LOW, DUE);
        var closed = findings.close(open(Severity.LOW, DUE).id(), "Fixed", TestUsers.VALIDATOR);

        assertThat(findings.open())
                .filteredOn(finding -> finding.subject().equals(version))
                .containsExactly(sooner, later);
        assertThat(findings.of(version)).containsExactly(later, sooner, closed);
    }

    @Test
    void isOverdueFromTheDayAfter() {
        var finding = open(Severity.MEDIUM, LocalDate.parse("2026-03-02"));

        assertThat(finding.isOverdue(clock.instant())).isFalse();
        assertThat(finding.isOverdue(clock.instant().plus(Duration.ofDays(1)))).isTrue();
        var closed = findings.close(finding.id(), "Fixed", TestUsers.VALIDATOR);
        assertThat(closed.isOverdue(clock.instant().plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void closesOnceAndSaysWhy() {
        var finding = open(Severity.HIGH, DUE);
        var closed = findings.close(finding.id(), "Trained again", TestUsers.VALIDATOR);

        assertThat(findings.get(finding.id())).isEqualTo(closed);
        assertThat(closed.closing().reason()).isEqualTo("Trained again");
        assertThat(closed.closing().by()).isEqualTo(TestUsers.VALIDATOR);
        assertThatThrownBy(() -> findings.close(finding.id(), "Again", TestUsers.VALIDATOR))
                .satisfies(refusedWith(FindingProblem.FINDING_ALREADY_CLOSED))
                .hasMessageContaining(finding.id());
        assertThat(trail.of(version.model().name(), 1, 100))
                .extracting(AuditEntry::what)
                .contains("FindingOpened", "FindingClosed")
                .containsOnlyOnce("FindingClosed");
    }

    @Test
    void onlyOneOfManyClosesIt() throws Exception {
        var finding = open(Severity.HIGH, DUE);
        var pool = Executors.newFixedThreadPool(8);
        var closed = 0;
        try {
            var tasks = new ArrayList<Callable<Finding>>();
            IntStream.range(0, 8)
                    .forEach(i -> tasks.add(() -> findings.close(finding.id(), "by " + i, TestUsers.VALIDATOR)));
            for (var task : pool.invokeAll(tasks)) {
                try {
                    task.get();
                    closed++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).satisfies(refusedWith(FindingProblem.FINDING_ALREADY_CLOSED));
                }
            }
        } finally {
            pool.shutdown();
        }

        assertThat(closed).isEqualTo(1);
    }

    @Test
    void refusesNamesLongerThanAreKept() {
        var endless = "x".repeat(256);
        assertThatThrownBy(() -> new NewFinding(version, Severity.LOW, "t", "", new Actor(endless), DUE, "", null))
                .isInstanceOf(InvalidFinding.class);
        assertThatThrownBy(() -> new NewFinding(version, Severity.LOW, "t", "", TestUsers.DEVELOPER, DUE, "", endless))
                .isInstanceOf(InvalidFinding.class);
    }

    @Test
    void refusesAnInvalidFinding() {
        assertThatThrownBy(() -> new NewFinding(version, Severity.LOW, " ", "", TestUsers.DEVELOPER, DUE, "", null))
                .isInstanceOf(InvalidFinding.class);
        assertThatThrownBy(() -> findings.close(open(Severity.LOW, DUE).id(), " ", TestUsers.VALIDATOR))
                .isInstanceOf(InvalidFinding.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> findings.get("nowhere"))
                .satisfies(refusedWith(FindingProblem.FINDING_NOT_FOUND))
                .hasMessageContaining("nowhere");
    }

    @Test
    void isNotJudgedByItsOwner() {
        var finding = open(Severity.HIGH, DUE);

        assertThatThrownBy(() -> findings.close(finding.id(), "Fixed", TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThatThrownBy(() -> findings.acceptRisk(finding.id(), DUE, "It is rare", TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThatThrownBy(() -> findings.edit(finding.id(), edit(Severity.LOW, DUE), TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThatThrownBy(() -> findings.edit(finding.id(), edit(Severity.HIGH, DUE.plusDays(1)), TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThat(findings.edit(finding.id(), edit(Severity.CRITICAL, DUE), TestUsers.DEVELOPER))
                .extracting(Finding::severity)
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isRemediedByItsOwnerAndOpenedAgainFromTheBeginning() {
        var finding = open(Severity.HIGH, DUE);
        assertThatThrownBy(() -> findings.remedy(finding.id(), "Trained again", null, TestUsers.VALIDATOR))
                .satisfies(refusedWith(FindingProblem.NOT_THE_OWNER));
        var remedied = findings.remedy(finding.id(), "Trained again", null, TestUsers.DEVELOPER);
        assertThat(findings.get(finding.id())).isEqualTo(remedied);
        assertThatThrownBy(() -> findings.reopen(finding.id(), "It is back", TestUsers.VALIDATOR))
                .satisfies(refusedWith(FindingProblem.FINDING_STILL_OPEN));

        findings.close(finding.id(), "Fixed", TestUsers.VALIDATOR);
        var again = findings.reopen(finding.id(), "It is back", TestUsers.VALIDATOR);

        assertThat(findings.get(finding.id())).isEqualTo(again);
        assertThat(again.isOpen()).isTrue();
        assertThat(again.treatment().remedy()).isNull();
    }

    @Test
    void anAcceptedRiskCountsAgainWhenTheAcceptanceEnds() {
        var finding = open(Severity.HIGH, DUE);
        var accepted = findings.acceptRisk(finding.id(), DUE, "It is rare", TestUsers.APPROVER);

        assertThat(findings.get(finding.id())).isEqualTo(accepted);
        assertThat(accepted.isAccepted(clock.instant())).isTrue();
        assertThat(accepted.isAccepted(clock.instant().plus(Duration.ofDays(31))))
                .isFalse();
        assertThatThrownBy(() -> findings.acceptRisk(finding.id(), DUE.plusYears(2), "For ever", TestUsers.APPROVER))
                .isInstanceOf(InvalidFinding.class);
    }

    @Test
    void oneSourceHasOneOpenFinding() {
        var fresh = new NewFinding(
                version, Severity.HIGH, "Drift", "PSI 0.4", TestUsers.DEVELOPER, DUE, "Look at the data", null);
        var first = findings.raise(fresh, "monitor:drift", Actor.system("monitoring"));

        assertThat(findings.raise(fresh, "monitor:drift", Actor.system("monitoring")))
                .isEqualTo(first);
        assertThat(findings.raise(fresh, "monitor:latency", Actor.system("monitoring")))
                .isNotEqualTo(first);
        findings.close(first.id(), "The data is mended", TestUsers.VALIDATOR);
        assertThat(findings.raise(fresh, "monitor:drift", Actor.system("monitoring")))
                .isNotEqualTo(first);
    }

    @Test
    void isNotPassedOnByItsOwnerNorClosedByWhoRemediedIt() {
        var finding = open(Severity.HIGH, DUE);
        var toAnother =
                new FindingEdit(Severity.HIGH, "Unstable below 25", "", TestUsers.OPERATOR, DUE, "Collect more data");
        assertThatThrownBy(() -> findings.edit(finding.id(), toAnother, TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));

        findings.remedy(finding.id(), "Trained again", null, TestUsers.DEVELOPER);
        findings.edit(finding.id(), toAnother, TestUsers.VALIDATOR);

        assertThatThrownBy(() -> findings.close(finding.id(), "Fixed", TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThatThrownBy(() -> findings.acceptRisk(finding.id(), DUE, "It is rare", TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
        assertThat(findings.close(finding.id(), "Fixed", TestUsers.VALIDATOR).isOpen())
                .isFalse();
    }

    @Test
    void isNotMadeMilderByWhoRemediedItBefore() {
        var finding = open(Severity.HIGH, DUE);
        findings.remedy(finding.id(), "Trained again", null, TestUsers.DEVELOPER);
        findings.edit(
                finding.id(),
                new FindingEdit(Severity.HIGH, "Unstable below 25", "", TestUsers.OPERATOR, DUE, "Collect more data"),
                TestUsers.VALIDATOR);

        assertThatThrownBy(() -> findings.edit(
                        finding.id(),
                        new FindingEdit(
                                Severity.LOW, "Unstable below 25", "", TestUsers.OPERATOR, DUE, "Collect more data"),
                        TestUsers.DEVELOPER))
                .satisfies(refusedWith(FindingProblem.OWN_FINDING));
    }

    /** Otherwise a title would take its effects from a finding that Muster opened. */
    @Test
    void isNotMadeOneAboutADelayByItsTitle() {
        var finding = findings.open(
                new NewFinding(
                        version, Severity.CRITICAL, "Drift: major incident", "", TestUsers.DEVELOPER, DUE, "", null),
                Actor.system("monitoring"));

        assertThatThrownBy(() -> findings.edit(
                        finding.id(),
                        new FindingEdit(Severity.CRITICAL, Finding.DECISION_OVERDUE, "", TestUsers.DEVELOPER, DUE, ""),
                        TestUsers.VALIDATOR))
                .satisfies(refusedWith(FindingProblem.INVALID_FINDING))
                .hasMessageContaining("Drift: major incident");
    }

    private static FindingEdit edit(Severity severity, LocalDate due) {
        return new FindingEdit(severity, "Unstable below 25", "", TestUsers.DEVELOPER, due, "Collect more data");
    }

    private Finding open(Severity severity, LocalDate due) {
        return findings.open(
                new NewFinding(
                        version,
                        severity,
                        "Unstable below 25",
                        "AUC 0.55 for applicants below 25",
                        TestUsers.DEVELOPER,
                        due,
                        "Collect more data",
                        releases.validate(version).id()),
                TestUsers.VALIDATOR);
    }
}
