package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths of versions in service through {@code revalidation}, and the checks that stop a process on another path. */
@Walks("revalidation")
@WithoutProof
class RevalidationPathsProcessTests extends Revaluing {

    private static final String REVIEW = "Task_ReviewRenewal";
    private static final String APPROVE = "Task_ApproveRenewal";
    private static final String APPROVE_AGAIN = "Task_ApproveRenewalAgain";
    private static final String DECIDE = "Task_DecideOnFailure";

    private static final String TOLD = """
            <bpmn:serviceTask id="Do" camunda:delegateExpression="${%s}"><bpmn:extensionElements>
              <camunda:inputOutput>
                <camunda:inputParameter name="control">revalidation-decision</camunda:inputParameter>
                <camunda:inputParameter name="decided">%s</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";

    private static final String RENEWS = """
            <bpmn:serviceTask id="Do" camunda:delegateExpression="${%s}"><bpmn:extensionElements>
              <camunda:inputOutput>
                <camunda:inputParameter name="validity">certificate-validity</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";

    @Test
    void theLowestTierRenewsAloneWhatPassesWithMarginAndPlansTheNext() {
        var version = inService();
        var before = serial(version);
        revalidateOnFreshData(version);

        assertThat(certificates.current(version).orElseThrow().renews()).isEqualTo(before);
        assertThat(inventory.version(version).certificate()).isEqualTo(serial(version));
        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        assertThat(next(version)).isEqualTo(now().plusMonths(24));
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void theSecondTierNeedsTheIndependentReviewer() {
        var version = passed(Materiality.MEDIUM);
        var before = serial(version);
        assertThat(waiting(version)).containsExactly(REVIEW);
        assertThat(next(version)).isEqualTo(now().plusMonths(2));

        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        assertThat(serial(version)).isNotEqualTo(before);
    }

    @Test
    void theHighestTierNeedsReviewerAndApprover() {
        var version = passed(Materiality.HIGH);
        var before = serial(version);

        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        assertThat(serial(version)).isEqualTo(before);
        agree(version, APPROVE, TestUsers.APPROVER, "approve");

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        assertThat(serial(version)).isNotEqualTo(before);
    }

    @Test
    void aRaisedTierDemandsWhatTheHigherTierDemands() {
        var version = raised();

        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        agree(version, APPROVE, TestUsers.APPROVER, "approve");
        agree(version, APPROVE_AGAIN, TestUsers.SECOND_APPROVER, "approve");

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void aRefusalByAnyOfThemSendsItToAnApprover(int accepting) {
        var version = raised();
        var before = serial(version);

        agree(version, REVIEW, TestUsers.VALIDATOR, accepting > 0 ? "accept" : "reject");
        if (accepting > 0) {
            agree(version, APPROVE, TestUsers.APPROVER, accepting > 1 ? "approve" : "reject");
        }
        if (accepting > 1) {
            agree(version, APPROVE_AGAIN, TestUsers.SECOND_APPROVER, "reject");
        }

        assertThat(waiting(version)).containsExactly(DECIDE);
        assertThat(findings.of(version)).extracting(Finding::title).contains("A person refused it");
        assertThat(serial(version)).isEqualTo(before);
    }

    @Test
    void aMachineNeverSignsAUseThatWasEdited() {
        var version = inService();
        editLimitations(version);
        var before = serial(version);
        revalidateOnFreshData(version);

        assertThat(waiting(version)).containsExactly(REVIEW);
        assertThat(serial(version)).isEqualTo(before);
        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        agree(version, APPROVE, TestUsers.APPROVER, "approve");

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
    }

    @Test
    void aUseThatTheApproverRefusedIsNotSignedByTheReviewerAlone() {
        var version = inService();
        editLimitations(version);
        revalidateOnFreshData(version);
        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        agree(version, APPROVE, TestUsers.APPROVER, "reject");
        driver.fireTimer(key(version), "Timer_LapseDecision");
        var before = serial(version);
        clock.forward(Duration.ofDays(2));
        loans.fresh(version, today(), 0.4, TestUsers.OPERATOR);
        revalidate(version);

        assertThat(waiting(version)).containsExactly(REVIEW);
        assertThat(serial(version)).isEqualTo(before);
    }

    @Test
    void everyoneWhoSignsTheUseHasSeenIt() {
        var version = inService();
        editLimitations(version);
        revalidateOnFreshData(version);
        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        editLimitations(version);
        var before = serial(version);

        agree(version, APPROVE, TestUsers.APPROVER, "approve");

        assertThat(serial(version)).isEqualTo(before);
        assertThat(waiting(version)).containsExactly(REVIEW);
    }

    @Test
    void anEditAfterTheLastSignOffIsAskedAgain() {
        var version = passed(Materiality.MEDIUM);
        driver.complete(key(version), REVIEW, TestUsers.VALIDATOR, "accept", List.of());
        editLimitations(version);
        driver.settle();

        assertThat(waiting(version)).containsExactly(REVIEW);
        agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        agree(version, APPROVE, TestUsers.APPROVER, "approve");
        assertEnded(version, "Renewed", Stage.IN_SERVICE);
    }

    @Test
    void aResultWithoutMarginIsLeftToAPerson() {
        var version = inService();
        withDemand(NARROW, () -> revalidateOnFreshData(version));

        assertThat(waiting(version)).containsExactly(DECIDE);
        assertThat(findings.of(version))
                .extracting(Finding::description)
                .anyMatch(text -> text.contains("Met without margin: auc"));
    }

    @Test
    void withoutFreshDataItWaitsOrAPersonAcceptsForAShorterTime() {
        var version = inService();
        var before = serial(version);
        clock.forward(Duration.ofDays(2));
        revalidate(version);
        assertThat(serial(version)).isEqualTo(before);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "wait");
        assertEnded(version, "Waits for data", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(before);
        assertThat(next(version)).isEqualTo(now().plusMonths(2));

        revalidate(version);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions", List.of("Until May"));

        assertEnded(version, "Accepted with conditions", Stage.IN_SERVICE);
        assertThat(certificates.current(version).orElseThrow().expiresAt().atZone(ZoneOffset.UTC))
                .isEqualTo(clock.instant().atZone(ZoneOffset.UTC).plusMonths(6));
    }

    @ParameterizedTest
    @CsvSource({
        "acceptWithConditions, Accepted with conditions, IN_SERVICE, 2",
        "suspend, Suspended, SUSPENDED,",
        "retrain, Successor drafted, IN_SERVICE, 2",
        "rollBack, Rolled back, SUSPENDED,",
        "retire, Retirement requested, IN_SERVICE, 2"
    })
    void aFailedRevalidationAsksAPerson(String decision, String outcome, Stage then, Integer months) {
        var version = failed();
        assertThat(findings.of(version)).hasSize(1);
        var key = key(version);

        driver.decide(key, DECIDE, TestUsers.APPROVER, decision, List.of("Only up to 1,000"));

        assertThat(inventory.version(version).stage()).isEqualTo(then);
        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo(outcome));
        assertThat(months == null ? next(version) : next(version).minusMonths(months))
                .isEqualTo(months == null ? null : now());
        switch (decision) {
            case "suspend" -> assertServesNoMore(version);
            case "retrain" -> assertDraftedAndLeftToItsDeveloper(version);
            case "rollBack" -> assertThat(deployments.of(version)).noneMatch(Deployment::isActive);
            case "retire" -> assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ConfirmRetirement");
            default ->
                assertThat(certificates.current(version).orElseThrow().conditions())
                        .containsExactly("Only up to 1,000");
        }
    }

    private void assertDraftedAndLeftToItsDeveloper(VersionId version) {
        assertThat(inventory.versions(version.model()))
                .filteredOn(other -> !other.id().equals(version))
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.stage()).isEqualTo(Stage.DRAFT);
                    assertThat(lifecycle.processRuns(next.id())).isEmpty();
                    assertThat(findings.of(next.id()))
                            .extracting(Finding::title)
                            .containsExactly("A successor waits for its plan");
                });
    }

    @Test
    void aTrainedVersionIsTrainedAgainOnNewerData() {
        var version = start(builds.sound(Origin.TRAINED));
        decide(version, "Task_ReviewIndependently", "accept");
        decide(version, "Task_ApproveUse", "approve");
        withDemand(IMPOSSIBLE, () -> revalidateOnFreshData(version));

        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "retrain");

        assertThat(inventory.versions(version.model()))
                .filteredOn(other -> !other.id().equals(version))
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.training().data())
                            .isNotEqualTo(inventory.version(version).training().data());
                    assertThat(datasets.dataset(next.training().data()).covers().to())
                            .isEqualTo(today());
                    assertThat(lifecycle.processRuns(next.id())).isNotEmpty();
                });
    }

    @Test
    void anExceptionInARaisedTierNeedsASecondApprover() {
        var version = inService();
        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        var before = serial(version);
        clock.forward(Duration.ofDays(2));
        revalidate(version);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions", List.of("Up to 1,000"));
        assertThat(serial(version)).isEqualTo(before);

        agree(version, "Task_ApproveException", TestUsers.SECOND_APPROVER, "reject");
        assertThat(waiting(version)).containsExactly(DECIDE);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions", List.of("Up to 500"));
        agree(version, "Task_ApproveException", TestUsers.SECOND_APPROVER, "approve");

        assertEnded(version, "Accepted with conditions", Stage.IN_SERVICE);
        assertThat(certificates.current(version).orElseThrow().conditions()).containsExactly("Up to 500");
    }

    @Test
    void theConditionsOfASecondApproverReachTheCertificateInEveryTier() {
        var version = inService();
        tiers.override(version, 2, "More customers", TestUsers.VALIDATOR);
        clock.forward(Duration.ofDays(2));
        revalidate(version);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions", List.of("Up to 1,000"));
        driver.decide(
                key(version),
                "Task_ApproveException",
                TestUsers.SECOND_APPROVER,
                "approveWithConditions",
                List.of("Not for students"));

        assertEnded(version, "Accepted with conditions", Stage.IN_SERVICE);
        assertThat(certificates.current(version).orElseThrow().conditions())
                .containsExactlyInAnyOrder("Up to 1,000", "Not for students");
    }

    @Test
    void anExceptionThatNoSecondApproverDecidesOnRenewsNothing() {
        var version = inService();
        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        var before = serial(version);
        clock.forward(Duration.ofDays(2));
        revalidate(version);
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions", List.of("Up to 1,000"));
        driver.fireTimer(key(version), "Timer_LapseException");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(before);
    }

    @Test
    void aFailureWithoutADecisionRenewsNothingAndInformsTheOwner() {
        var version = failed();
        var certificate = serial(version);
        assertRemindsAndEscalates(version, key(version), DECIDE);
        driver.fireTimer(key(version), "Timer_LapseDecision");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(certificate);
        assertThat(findings.of(version)).extracting(Finding::severity).contains(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({"Review", "Approval", "SecondApproval"})
    void aRenewalOnWhichSomeoneDoesNotDecideRenewsNothing(String lapsing) {
        var version = raised();
        var certificate = serial(version);
        if (!lapsing.equals("Review")) {
            agree(version, REVIEW, TestUsers.VALIDATOR, "accept");
        }
        if (lapsing.equals("SecondApproval")) {
            agree(version, APPROVE, TestUsers.APPROVER, "approve");
        }
        driver.fireTimer(key(version), "Timer_Lapse" + lapsing);

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(certificate);
        assertThat(next(version)).isEqualTo(now().plusMonths(2));
    }

    @Test
    void anotherTierBeginsItAgainAtOnce() {
        var version = passed(Materiality.MEDIUM);
        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        driver.settle();

        assertEnded(version, "Starts again", Stage.IN_SERVICE);
        assertThat(next(version)).isEqualTo(now());
    }

    @Test
    void aFailureComesBackUntilSomeoneDecidesOnIt() {
        var version = failed();
        driver.fireTimer(key(version), "Timer_LapseDecision");
        assertThat(next(version)).isEqualTo(now().plusMonths(2));

        revalidate(version);

        assertThat(waiting(version)).containsExactly(DECIDE);
    }

    @Test
    void aVersionThatIsKeptAfterAllIsLookedAtAgainSoon() {
        var version = failed();
        driver.decide(key(version), DECIDE, TestUsers.APPROVER, "retire");
        decide(version, "Task_ConfirmRetirement", "keep");

        assertEnded(version, "Kept", Stage.IN_SERVICE);
        assertThat(next(version)).isEqualTo(now().plusMonths(2));
    }

    @Test
    void anExceptionWithoutAnyConditionIsRefused() {
        var version = failed();
        var certificate = serial(version);

        assertThatThrownBy(() -> driver.decide(key(version), DECIDE, TestUsers.APPROVER, "acceptWithConditions"))
                .rootCause()
                .hasMessageContaining(
                        "of %s was completed with 'acceptWithConditions' but without a condition: expected at least one",
                        version);
        assertThat(waiting(version)).containsExactly(DECIDE);
        assertThat(serial(version)).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource({
        "suspendVersion, suspend, revalidation-decision: suspend",
        "startSuccessor, retrain, revalidation-decision: retrain"
    })
    void noProcessActsOnADecisionThatNoOneMade(String step, String decision, String missing) {
        var version = inService();

        assertLacks(version, "told-" + step.toLowerCase(Locale.ROOT), TOLD.formatted(step, decision), missing);

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(inventory.versions(version.model())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "renewCertificate, 'fresh-data, revalidation, margin, use-signed'",
        "renewByException, revalidation-decision"
    })
    void noProcessRenewsWithoutItsControls(String step, String missing) {
        var version = inService();
        var before = serial(version);

        assertLacks(version, "renews-" + step.toLowerCase(Locale.ROOT), RENEWS.formatted(step), missing);

        assertThat(serial(version)).isEqualTo(before);
    }

    private void assertLacks(VersionId version, String process, String step, String missing) {
        repository
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(process + ".bpmn", Diagram.around(process, step, "Do"))
                .deploy();

        assertThatThrownBy(() -> driver.runtime().startProcessInstanceByKey(process, version.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(missing);
    }

    /** Raised to the highest tier since its certificate, passed, and waiting for everyone to agree. */
    private VersionId raised() {
        var version = inService(Materiality.MEDIUM);
        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        revalidateOnFreshData(version);
        return version;
    }

    private void agree(VersionId version, String task, Actor person, String decision) {
        driver.decide(key(version), task, person, decision);
    }
}
