package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.Revalidations.Request;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import io.muster.validation.fresh.FreshDataPolicy;
import io.muster.validation.fresh.FreshDataSearch;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A revalidation decides only on data that the version has not seen, and says why other data is none. */
@WithoutProof
class FreshDataProcessTests extends Revaluing {

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    FreshDataSearch search;

    @Autowired
    Revalidations revalidations;

    private VersionId version;

    @BeforeEach
    void aVersionServes() {
        version = inService();
        clock.forward(Duration.ofDays(2));
    }

    @Test
    void theEvidenceNamesPeriodRowsOverlapAndWhatMovedWithIntervals() {
        var data = loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);
        revalidate(version);

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        var found = evidence("fresh-data");
        assertThat(found.path("data").asText()).isEqualTo(data.name());
        assertThat(found.path("covers").path("to").asText()).isEqualTo(today().toString());
        assertThat(found.path("rows").asInt()).isEqualTo(400);
        assertThat(found.path("overlap").path("loans-as-scored").asInt(-1)).isZero();
        var auc = change("auc");
        assertThat(auc.path("interval").path("lower").asDouble())
                .isLessThan(auc.path("now").asDouble());
        assertThat(auc.path("interval").path("upper").asDouble())
                .isGreaterThan(auc.path("now").asDouble());
        assertThat(auc.path("before").asDouble()).isBetween(0.8, 0.87);
        assertThat(change("brier").path("interval").isObject()).isTrue();
        assertThat(change("golden-reproduced").path("interval").isObject()).isFalse();
    }

    @Test
    void theSameBytesOnTheSameRowsAreNotFresh() {
        loans.fresh(version, today(), 0.5, TestUsers.OPERATOR);

        assertUnusable("400 of its 400 rows also occur in 'loans-as-scored', which the version has seen");
    }

    @Test
    void dataOfAPeriodThatItWasMeasuredOnIsNotFresh() {
        loans.fresh(version, today().minusDays(2), 0.25, TestUsers.OPERATOR);
        revalidate(version);

        assertThat(waiting(version)).containsExactly("Task_DecideOnFailure");
        assertThat(evidence("fresh-data").path("conclusion").asText())
                .startsWith("No outcomes of the use case are registered for a period that ends after");
    }

    @Test
    void theDeveloperOfAVersionDoesNotChooseItsData() {
        loans.fresh(version, today(), 0.25, inventory.version(version).developer());

        assertUnusable("the developer of the version, registered it");
    }

    @Test
    void dataWithAnotherSchemaIsLeftToAPerson() {
        loans.outcomes(version, today(), Loans.rows(400, 0.25, "bad", "good").replace("x,", "z,"), TestUsers.OPERATOR);

        assertUnusable("the dataset has no column 'x'");
    }

    @Test
    void tooFewRowsAreLeftToAPerson() {
        loans.outcomes(version, today(), Loans.rows(60, 0.25, "bad", "good"), TestUsers.OPERATOR);

        assertUnusable("the outcome of 60 rows is known; at least 100 are required");
    }

    @Test
    void dataWithoutPositivesIsLeftToAPerson() {
        loans.outcomes(version, today(), Loans.rows(400, 0.25, "good", "good"), TestUsers.OPERATOR);

        assertUnusable("its target 'outcome' has only one class: 0 rows are 'bad'");
    }

    @Test
    void newDataThatCannotBeUsedDoesNotHideBehindOlderData() {
        loans.fresh(version, today().minusDays(1), 0.25, TestUsers.OPERATOR);
        loans.outcomes(version, today(), Loans.rows(60, 0.3, "bad", "good"), TestUsers.OPERATOR);

        assertUnusable("at least 100 are required");
    }

    @Test
    void noOneChoosesOlderDataWhileThereIsNewer() {
        var older = loans.fresh(version, today().minusDays(1), 0.25, TestUsers.OPERATOR);
        var newer = loans.fresh(version, today(), 0.4, TestUsers.OPERATOR);
        var policy = new FreshDataPolicy("any", 100, 10, 0.05);

        assertThat(search.find(inventory.version(version), policy, older).objections())
                .singleElement()
                .asString()
                .contains(newer.name(), "is newer");
        assertThat(search.find(inventory.version(version), policy, newer).objections())
                .isEmpty();
    }

    @Test
    void theNextRevalidationNeedsNewerDataAgain() {
        loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);
        revalidate(version);
        assertEnded(version, "Renewed", Stage.IN_SERVICE);

        revalidate(version);

        assertThat(waiting(version)).containsExactly("Task_DecideOnFailure");
    }

    @Test
    void aPersonStartsOneOnNamedDataAndSaysWhy() {
        loans.fresh(version, today(), 0.3, TestUsers.OPERATOR);
        var named = loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);
        revalidations.start(new Request(version, RevalidationReason.PERSON, "Complaints", named), TestUsers.OPERATOR);
        driver.settle();

        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        assertThat(evidence("fresh-data").path("data").asText()).isEqualTo(named.name());
        assertThat(evidence("revalidation-request").path("why").asText()).isEqualTo("Complaints");
    }

    @Test
    void onlyAnOperatorStartsOneAndOnlyOneAtATime() {
        var request = new Request(version, RevalidationReason.PERSON, "Complaints", null);
        assertThatThrownBy(() -> revalidations.start(request, TestUsers.APPROVER))
                .hasStackTraceContaining("does not have 'CREATE' permission");

        revalidations.start(request, TestUsers.OPERATOR);

        assertThatThrownBy(() -> revalidations.start(request, TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void namedDataOfAnotherUseCaseIsLeftToAPerson() {
        var other = inService();
        clock.forward(Duration.ofDays(2));
        var named = loans.fresh(other, today(), 0.25, TestUsers.OPERATOR);
        revalidations.start(new Request(version, RevalidationReason.PERSON, "Complaints", named), TestUsers.OPERATOR);
        driver.settle();

        assertThat(waiting(version)).containsExactly("Task_DecideOnFailure");
        assertThat(evidence("fresh-data").path("conclusion").asText()).contains("it is not declared to be of use case");
    }

    @Test
    void newDataStartsAVersionThatWaitsForSome() {
        revalidate(version);
        driver.decide(key(version), "Task_DecideOnFailure", TestUsers.APPROVER, "wait");
        assertThat(next(version)).isEqualTo(now().plusMonths(2));

        loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);

        assertThat(next(version)).isEqualTo(now());
    }

    @Test
    void newDataLeavesTheDateOfAVersionThatDoesNotWaitForIt() {
        var before = next(version);

        loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);

        assertThat(next(version)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, true", "MEDIUM, false"})
    void aCriticalFindingOfAPersonStartsOne(Severity severity, boolean starts) {
        var before = next(version);
        findings.open(
                new NewFinding(
                        version,
                        severity,
                        "Complaints",
                        "Customers complain",
                        TestUsers.DEVELOPER,
                        today().plusDays(30),
                        "Look into it",
                        null),
                TestUsers.VALIDATOR);

        assertThat(next(version)).isEqualTo(starts ? now() : before);
    }

    private void assertUnusable(String why) {
        var before = serial(version);
        revalidate(version);

        assertThat(waiting(version)).containsExactly("Task_DecideOnFailure");
        assertThat(evidence("fresh-data").path("conclusion").asText()).contains(why);
        assertThat(serial(version)).isEqualTo(before);
    }

    private JsonNode evidence(String kind) {
        return Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(kind))
                .orElseThrow()
                .body();
    }

    private JsonNode change(String metric) {
        for (var change : evidence("margin").path("changes")) {
            if (change.path("metric").asText().equals(metric)) {
                return change;
            }
        }
        throw new AssertionError("Nothing is said of " + metric);
    }
}
