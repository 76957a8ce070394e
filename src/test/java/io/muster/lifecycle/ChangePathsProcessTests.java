package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Finding;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.changes.ChangeRequests;
import io.muster.monitoring.record.ReferenceService;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The paths of versions in service through {@code change}. */
@Walks("change")
@WithoutProof
class ChangePathsProcessTests extends Revaluing {

    private static final String REVIEW = "Task_ReviewChange";
    private static final String APPROVE = "Task_ApproveChange";

    @Autowired
    ChangeRequests changes;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    ReferenceService references;

    @Autowired
    ManagementService management;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void anotherUseIsCoveredByTheCertificateOnceReviewerAndApproverAgree() {
        var version = inService();
        var before = certificates.current(version).orElseThrow();
        editLimitations(version);
        driver.settle();
        assertThat(change(version).body().path("conclusion").asText())
                .contains("model.limitations: ", "; now \"Not below the age of 21\"");

        review(version, "accept");
        assertThat(serial(version)).isEqualTo(before.serial());
        approve(version, "approve");

        assertEnded(version, "In force", Stage.IN_SERVICE);
        assertThat(certificates.current(version).orElseThrow()).satisfies(amended -> {
            assertThat(amended.renews()).isEqualTo(before.serial());
            assertThat(amended.expiresAt()).isEqualTo(before.expiresAt());
            assertThat(signersOf(amended)).contains(TestUsers.VALIDATOR, TestUsers.APPROVER);
        });
        assertThat(inventory.version(version).certificate()).isEqualTo(serial(version));
    }

    /** In the lowest tier no one is asked for a renewal unless something was not signed. */
    @Test
    void whatWasSignedHereIsNotAskedAgainByTheNextRevalidation() {
        var version = inService();
        editLimitations(version);
        driver.settle();
        review(version, "accept");
        approve(version, "approveWithConditions");
        var amended = serial(version);
        assertThat(certificates.current(version).orElseThrow().conditions()).contains("Up to 1,000");

        revalidateOnFreshData(version);

        assertThat(certificates.current(version).orElseThrow().renews()).isEqualTo(amended);
        assertEnded(version, "Renewed", Stage.IN_SERVICE);
    }

    @Test
    void anotherDataSourceInTheLowestTierNeedsOnlyTheReviewer() {
        var version = inService();
        var before = serial(version);
        edit(version, "Data from another bureau", null, TestUsers.DEVELOPER);

        review(version, "acceptWithConditions");

        assertEnded(version, "In force", Stage.IN_SERVICE);
        assertThat(serial(version)).isNotEqualTo(before);
    }

    @Test
    void anotherNameIsNotedAndNeverStopsARenewal() {
        var version = inService();
        var before = serial(version);
        edit(version, null, "A better name", TestUsers.DEVELOPER);

        assertEnded(version, "Noted", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(before);
        assertThat(audit.of(version.model().name(), 1, 1000))
                .anyMatch(entry -> entry.what().equals("UseChanged"));

        revalidateOnFreshData(version);
        assertEnded(version, "Renewed", Stage.IN_SERVICE);
    }

    @Test
    void aRefusedChangeStaysUnsignedUntilItIsAskedForAgain() {
        var version = inService();
        var before = serial(version);
        editLimitations(version);
        driver.settle();
        review(version, "reject");
        assertEnded(version, "Refused", Stage.IN_SERVICE);
        assertThat(findings.of(version)).extracting(Finding::title).containsExactly("A person refused it");

        changes.request(version, "Explained in the report", TestUsers.OPERATOR);
        driver.settle();
        review(version, "accept");
        approve(version, "reject");

        assertEnded(version, "Refused", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(before);
        revalidateOnFreshData(version);
        assertThat(waiting(version)).containsExactly("Task_ReviewRenewal");
    }

    @Test
    void aChangeThatNoOneDecidesOnLapses() {
        var version = inService();
        editLimitations(version);
        driver.settle();
        fire(version, "Timer_LapseReview");
        assertEnded(version, "Lapsed", Stage.IN_SERVICE);

        changes.request(version, "Once more", TestUsers.OPERATOR);
        driver.settle();
        review(version, "accept");
        fire(version, "Timer_LapseApproval");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(findings.of(version)).hasSize(2);
    }

    @Test
    void aChangeThatGrewMeanwhileAsksTheApproverToo() {
        var version = inService();
        var before = serial(version);
        edit(version, "Data from another bureau", null, TestUsers.DEVELOPER);
        driver.complete(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept", List.of());
        editLimitations(version);
        driver.settle();

        assertThat(serial(version)).isEqualTo(before);
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        review(version, "accept");
        approve(version, "approve");
        assertEnded(version, "In force", Stage.IN_SERVICE);
    }

    @Test
    void aChangeThatWasTakenBackMeanwhileEndsWithoutASignature() {
        var version = inService();
        var before = serial(version);
        var described = inventory.model(version.model()).description();
        editLimitations(version);
        driver.settle();
        review(version, "accept");
        describe(version, described, TestUsers.DEVELOPER);
        approve(version, "approve");

        assertEnded(version, "Nothing changed", Stage.IN_SERVICE);
        assertThat(serial(version)).isEqualTo(before);
    }

    @Test
    void anotherMaterialityIsSignedByARevalidation() {
        var version = inService();
        editUseCase(version, Materiality.MEDIUM);
        driver.settle();

        assertThat(waiting(version)).isNotEmpty();
        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo("Revalidation requested"));
        assertThat(last(version, "revalidation-request").outcome()).isEqualTo("change");
        assertThat(inventory.version(version).tier().tier()).isEqualTo(2);
    }

    @Test
    void anotherTierLeadsToARevalidationAtOnce() {
        var version = inService();
        editLimitations(version);
        driver.settle();

        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).isEmpty();
        assertThat(waiting(version)).isNotEmpty();
    }

    @Test
    void aVersionThatWasSuspendedMeanwhileHasNoCertificateToAmend() {
        var version = inService();
        editLimitations(version);
        driver.settle();
        review(version, "accept");
        requests.suspension(version, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        decide(version, "Task_ConfirmSuspension", "suspend");

        approve(version, "approve");

        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo("Overtaken"));
        assertThat(certificates.current(version)).isEmpty();
    }

    @Test
    void whoMadeTheChangeDoesNotSignIt() {
        var version = inService();
        edit(version, "Data from another bureau", null, TestUsers.VALIDATOR);

        assertThatThrownBy(() -> driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept"))
                .hasStackTraceContaining("is excluded as who started the process");
    }

    /** An edit while a change is running starts none of its own, and is signed with it. */
    @Test
    void whoEditedItMeanwhileDoesNotSignItEither() {
        var version = inService();
        edit(version, "Data from another bureau", null, TestUsers.DEVELOPER);
        edit(version, "Data from a third bureau", null, TestUsers.VALIDATOR);

        assertThatThrownBy(() -> driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept"))
                .hasStackTraceContaining("is excluded as one of those who edited the description");
    }

    @Test
    void aRequestIsRefusedWhileOneIsRunningWithoutAChangeAndAfterTheEnd() {
        var version = inService();
        assertRefused(version, "People have signed off");
        editLimitations(version);
        driver.settle();
        assertRefused(version, "is under way already");
        assertThatThrownBy(() -> changes.request(version, " ", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no reason");

        review(version, "reject");
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        decide(version, "Task_ConfirmRetirement", "retire");
        assertRefused(version, "is RETIRED");
    }

    /** The second edit waits for the first, and is part of the same change. */
    @Test
    void twoEditsAtTheSameMomentAreOneChange() {
        var version = inService();
        var second = new TransactionTemplate(transactions).execute(status -> {
            editLimitations(version);
            var other = CompletableFuture.runAsync(() -> editUseCase(version, null));
            assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return other;
        });
        second.join();
        driver.settle();

        assertThat(driver.runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("change")
                        .processInstanceBusinessKey(version.toString())
                        .count())
                .isEqualTo(1);
        assertThat(change(version).body().path("conclusion").asText())
                .contains("model.limitations", "business.purpose");
    }

    /** A diagram that asks fewer people than the table does not get its certificate. */
    @Test
    void noProcessAmendsACertificateWithoutTheSignOffsThatTheTableNames() {
        var version = inService();
        var before = serial(version);
        editLimitations(version);
        driver.settle();
        var process = "amends-on-a-review-alone";
        repository
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(
                        process + ".bpmn",
                        Sketch.of(process)
                                .with(
                                        Sketch.start("Start"),
                                        Sketch.step("Describe", "describeChange"),
                                        Diagram.userTask(
                                                "Review",
                                                "validator",
                                                "muster.control=independent-review",
                                                "muster.decisions=accept,reject",
                                                "muster.accepts=accept",
                                                "muster.decisionVariable=changeReviewDecision",
                                                "muster.differsFrom=developer,starter"),
                                        Sketch.step("Confirm", "confirmChange"),
                                        Sketch.step("Amend", "amendCertificate"),
                                        Sketch.end("End"))
                                .flows("Start -> Describe -> Review -> Confirm -> Amend -> End")
                                .diagram())
                .deploy();
        driver.runtime().startProcessInstanceByKey(process, version.toString());

        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");

        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey(process)
                        .singleResult()
                        .getExceptionMessage())
                .contains("lacks controls [approval]");
        assertThat(serial(version)).isEqualTo(before);
    }

    @Test
    void anotherReferenceIsInForceOnceTheReviewerAgreesAndTheFormerOneIsKept() {
        var version = inService();
        var before = references.required(version).evidence();
        changes.reference(version, newer(version), "Customers have changed", TestUsers.OPERATOR);
        driver.settle();
        assertThat(change(version).body().path("conclusion").asText())
                .contains("reference: \"Made from dataset", "which was named");
        assertThat(references.required(version).evidence()).isEqualTo(before);

        review(version, "accept");

        assertEnded(version, "In force", Stage.IN_SERVICE);
        assertThat(references.required(version).evidence())
                .isNotEqualTo(before)
                .isEqualTo(last(version, "reference-profile").id());
        assertThat(ledger.get(before).body().path("rows").asInt()).isPositive();
        assertThat(certificates.current(version).orElseThrow().evidence())
                .contains(references.required(version).evidence());
    }

    @Test
    void aRefusedReferenceStaysOutOfForceAlsoInALaterChange() {
        var version = inService();
        var before = references.required(version).evidence();
        changes.reference(version, newer(version), "Customers have changed", TestUsers.OPERATOR);
        driver.settle();
        review(version, "reject");

        edit(version, "Data from another bureau", null, TestUsers.DEVELOPER);
        review(version, "accept");

        assertEnded(version, "In force", Stage.IN_SERVICE);
        assertThat(references.required(version).evidence()).isEqualTo(before);
    }

    @Test
    void aReferenceThatCannotBeMadeIsSaidBeforeAnyoneIsAsked() {
        var version = inService();
        var strange = loans.outcomes(
                version, today(), Loans.rows(400, 0.25, "bad", "good").replace("x,", "z,"), TestUsers.OPERATOR);
        changes.reference(version, strange, "Customers have changed", TestUsers.OPERATOR);
        driver.settle();

        assertEnded(version, "Reference unusable", Stage.IN_SERVICE);
        assertThat(change(version).outcome()).isEqualTo("unusable");
    }

    @Test
    void theDataOfTheReferenceInForceChangesNothing() {
        var version = inService();
        changes.reference(version, inventory.version(version).evaluation().data(), "Once more", TestUsers.OPERATOR);
        driver.settle();

        assertEnded(version, "Reference unusable", Stage.IN_SERVICE);
        assertThat(change(version).body().path("conclusion").asText()).contains("Nothing would change");
    }

    @Test
    void anEditIsSignedBeforeAnotherReferenceIsAskedFor() {
        var version = inService();
        editLimitations(version);
        driver.settle();
        review(version, "reject");

        assertThatThrownBy(
                        () -> changes.reference(version, newer(version), "Customers have changed", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ask for these sign-offs first");
    }

    private DatasetId newer(VersionId version) {
        return loans.fresh(version, today(), 0.4, TestUsers.OPERATOR);
    }

    private void assertRefused(VersionId version, String why) {
        assertThatThrownBy(() -> changes.request(version, "Please sign", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    private void review(VersionId version, String decision) {
        driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, decision, List.of("Up to 1,000"));
    }

    private void approve(VersionId version, String decision) {
        driver.decide(version.toString(), APPROVE, TestUsers.APPROVER, decision, List.of("Up to 1,000"));
    }

    private void edit(VersionId version, String source, String name, Actor by) {
        var before = inventory.model(version.model()).description();
        describe(
                version,
                new ModelDescription(
                        name == null ? before.name() : name,
                        before.purpose(),
                        before.owner(),
                        before.users(),
                        before.allowedUses(),
                        before.limitations(),
                        source == null ? before.dataSources() : List.of(source),
                        before.dependencies(),
                        before.documentation()),
                by);
        driver.settle();
    }

    private void describe(VersionId version, ModelDescription description, Actor by) {
        var model = inventory.model(version.model());
        inventory.describe(model.id(), description, model.revision(), by);
    }

    /** @param materiality null to edit the purpose instead */
    private void editUseCase(VersionId version, Materiality materiality) {
        var useCase = inventory.useCase(inventory.model(version.model()).useCase());
        var before = useCase.description();
        inventory.describe(
                useCase.id(),
                new UseCaseDescription(
                        before.name(),
                        materiality == null ? "Another purpose" : before.purpose(),
                        before.owner(),
                        materiality == null ? before.materiality() : materiality,
                        before.customerFacing(),
                        before.automatedDecisions(),
                        before.personalData()),
                useCase.revision(),
                TestUsers.DEVELOPER);
    }

    private Evidence change(VersionId version) {
        return last(version, "change");
    }

    private Evidence last(VersionId version, String kind) {
        return Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(kind))
                .orElseThrow();
    }

    private List<Actor> signersOf(Certificate certificate) {
        return certificate.evidence().stream()
                .map(ledger::get)
                .filter(Evidence::isSignOff)
                .map(Evidence::by)
                .toList();
    }
}
