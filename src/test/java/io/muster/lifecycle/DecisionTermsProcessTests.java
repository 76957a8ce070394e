package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.Certificate;
import io.muster.evidence.Condition;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.usecases.Materiality;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The terms on which people decide: conditions, and an earlier end of the certificate. */
@MusterProcessTest
@Import(Loans.class)
class DecisionTermsProcessTests {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String APPROVAL = "Task_ApproveUse";
    private static final String DUTY = "Monitor each month; dora; 2030-03-01";

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Certificates certificates;

    @Autowired
    Clock clock;

    private VersionId version;

    @BeforeEach
    void aReleaseWaitsForItsReview() {
        version = loans.good(Materiality.LOW);
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey(Release.PROCESS, version.toString()));
        driver.settle();
    }

    @Test
    void aDutyHasAnOwnerAndADayAndTheCertificateCarriesIt() {
        complete(REVIEW, TestUsers.VALIDATOR, "acceptWithConditions", Map.of("conditions", "up to 10\n" + DUTY));
        complete(APPROVAL, TestUsers.APPROVER, "approveWithConditions", Map.of("conditions", "only in spring"));

        assertThat(lastSignOff(REVIEW).conditions())
                .containsExactly(
                        Condition.limit("up to 10"),
                        new Condition("Monitor each month", TestUsers.DEVELOPER, LocalDate.of(2030, 3, 1)));
        assertThat(lastSignOff(APPROVAL).accepting()).isTrue();
        assertThat(certificate().conditions())
                .containsExactly("up to 10", "Monitor each month (dora, by 2030-03-01)", "only in spring");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Monitor; dora                    | expected a text alone, or three parts
            ; dora; 2030-03-01               | expected a text alone, or three parts
            Monitor; dora; 2030-03-01; again | expected a text alone, or three parts
            Monitor; mallory; 2030-03-01     | there is no user 'mallory'
            Monitor; dora; soon              | condition 'soon': expected a day such as
            Monitor; dora; 2020-03-01        | condition '2020-03-01': expected a day after
            """)
    void refusesAConditionThatCannotBeKeptAsWritten(String line, String why) {
        assertThatThrownBy(
                        () -> complete(REVIEW, TestUsers.VALIDATOR, "acceptWithConditions", Map.of("conditions", line)))
                .hasStackTraceContaining(why);

        assertStillWaits();
    }

    @Test
    void refusesToAcceptWithConditionsWithoutOne() {
        assertThatThrownBy(() -> complete(REVIEW, TestUsers.VALIDATOR, "acceptWithConditions", Map.of()))
                .hasStackTraceContaining("but without a condition: expected at least one");

        assertStillWaits();
    }

    @Test
    void anApproverMayShortenTheCertificate() {
        var last = today().plusDays(40);
        complete(REVIEW, TestUsers.VALIDATOR, "accept", Map.of());
        complete(APPROVAL, TestUsers.APPROVER, "approve", Map.of("validUntil", last.toString()));

        assertThat(lastSignOff(APPROVAL).validUntil()).isEqualTo(last);
        assertThat(certificate().expiresAt())
                .isEqualTo(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void noOneMayLengthenIt() {
        complete(REVIEW, TestUsers.VALIDATOR, "accept", Map.of());

        assertThatThrownBy(() -> approveUntil(today().plusYears(9).toString()))
                .hasStackTraceContaining("the policy allows a certificate until")
                .hasStackTraceContaining("a person may shorten that but not lengthen it");

        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL);
        assertThat(ledger.signOffs(version)).hasSize(1);
    }

    @Test
    void anEndIsADayThatIsStillToCome() {
        complete(REVIEW, TestUsers.VALIDATOR, "accept", Map.of());

        assertThatThrownBy(() -> approveUntil("in spring"))
                .hasStackTraceContaining("validUntil 'in spring': expected a day such as");
        assertThatThrownBy(() -> approveUntil(today().toString()))
                .hasStackTraceContaining("expected a day after " + today());

        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL);
    }

    private void approveUntil(String day) {
        complete(APPROVAL, TestUsers.APPROVER, "approve", Map.of("validUntil", day));
    }

    private void assertStillWaits() {
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        assertThat(ledger.signOffs(version)).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Certificate certificate() {
        return certificates.current(version).orElseThrow();
    }

    private SignOff lastSignOff(String task) {
        var control = task.equals(REVIEW) ? "independent-review" : "approval";
        return ledger.signOffs(version).stream()
                .map(evidence -> evidence.signOff().orElseThrow())
                .filter(signOff -> signOff.control().equals(control))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void complete(String task, Actor person, String decision, Map<String, Object> terms) {
        var id = driver.task(version.toString(), task).orElseThrow().getId();
        var fields = new HashMap<String, Object>(terms);
        fields.put("decision", decision);
        fields.put("reason", "For good reason");
        fields.put("dossier", driver.tasks().getVariableLocal(id, "dossier"));
        driver.as(person, () -> {
            driver.tasks().claim(id, person.id());
            driver.tasks().complete(id, fields);
        });
        driver.settle();
    }
}
