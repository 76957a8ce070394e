package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.versions.Stage;
import io.muster.monitoring.evaluation.DrawnRows;
import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentAnswers;
import io.muster.monitoring.incident.IncidentSeverity;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From predictions that became wrong to the revalidation that a breach starts, by the shipped tables. */
@Walks({})
@WithoutProof
class BreachAnswersProcessTests extends Paths {

    @Autowired
    Revalidations revalidations;

    @Autowired
    List<ClusterTask> works;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentAnswers answers;

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    SettableClock clock;

    private Instant start;

    @BeforeEach
    void remember() {
        start = clock.instant();
    }

    @AfterEach
    void backToTheStart() {
        clock.set(start);
    }

    private void evaluateNextMonth() {
        var month = clock.instant()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1);
        clock.set(month.plusMonths(1).plusHours(2).toInstant());
        works.stream().filter(work -> work.name().equals("evaluate-monitors")).forEach(ClusterTask::run);
    }

    private VersionId withWrongPredictions() {
        return withWrongPredictions(inService());
    }

    private VersionId withWrongPredictions(VersionId version) {
        var reference = DrawnRows.of(3, 6_000, 1).reference();
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        profiles.add(
                new ProfileKey(version, ProfileSource.deployment("018f"), hour),
                DrawnRows.withAnotherConcept(3, 3_000, 2).labelled(reference));
        return version;
    }

    @Test
    void aBreachOfPerformanceIsAFindingEvidenceAndARevalidationEachOnce() {
        var version = withWrongPredictions();
        var runs = lifecycle.processRuns(version).size();

        evaluateNextMonth();

        var incident = incidents.of(version).stream()
                .filter(each -> each.cause() == Cause.PERFORMANCE)
                .findFirst()
                .orElseThrow();
        assertThat(incident.severity()).isEqualTo(IncidentSeverity.MAJOR);
        assertThat(incident.answer().table()).startsWith("breach-response:");
        assertThat(incident.answer().actions())
                .extracting(Incident.Answer.Action::action)
                .contains("finding", "notify", "revalidate");
        assertThat(lifecycle.processRuns(version)).hasSize(runs + 1);
        assertThat(reference(incident, "revalidate"))
                .isEqualTo(lifecycle.processRuns(version).get(0).instance());

        var evidence = ledger.get(incident.answer().evidence());
        assertThat(evidence.kind()).isEqualTo("monitoring-incident");
        assertThat(evidence.body().at("/incident/id").asText()).isEqualTo(incident.id());
        var finding = findings.get(reference(incident, "finding"));
        assertThat(finding.evidence()).isEqualTo(evidence.id());
        assertThat(finding.description()).contains(incident.id());
        assertThat(finding.severity()).isIn(Severity.HIGH, Severity.MEDIUM, Severity.LOW);

        answers.answer(incident);
        evaluateNextMonth();

        assertThat(incidents.get(incident.id()).answer()).isEqualTo(incident.answer());
        assertThat(lifecycle.processRuns(version)).hasSize(runs + 1);
        assertThat(ledger.of(version))
                .filteredOn(each -> each.kind().equals("monitoring-incident"))
                .extracting(Evidence::id)
                .containsExactly(evidence.id());
        assertThat(findings.of(version)).extracting(Finding::id).containsOnlyOnce(finding.id());
    }

    @Test
    void whatCannotBeStartedIsSaid() {
        var version = withWrongPredictions();
        revalidations.start(new Revalidations.Request(version, RevalidationReason.SCHEDULE, null, null), "already");

        evaluateNextMonth();

        assertThat(incidents.of(version))
                .filteredOn(each -> each.cause() == Cause.PERFORMANCE)
                .singleElement()
                .satisfies(incident -> assertThat(incident.answer().actions())
                        .filteredOn(action -> action.action().equals("revalidate"))
                        .singleElement()
                        .satisfies(action -> assertThat(action.description()).startsWith("Not started:"))
                        .satisfies(action -> assertThat(action.reference()).isNull()));
    }

    private Incident ofPerformance(VersionId version) {
        return incidents.of(version).stream()
                .filter(each -> each.cause() == Cause.PERFORMANCE)
                .findFirst()
                .orElseThrow();
    }

    private List<Evidence> suspensionRequests(VersionId version) {
        return ledger.of(version).stream()
                .filter(each -> each.kind().equals("service-request"))
                .toList();
    }

    @Test
    void aGraveLossOfPerformanceInTheHighestTierIsBroughtBeforeAnApproverOnce() {
        var version = withWrongPredictions(materialInService());

        evaluateNextMonth();
        evaluateNextMonth();

        var incident = ofPerformance(version);
        assertThat(inventory.version(version).stage())
                .as("no machine suspends it")
                .isEqualTo(Stage.IN_SERVICE);
        assertThat(suspensionRequests(version)).singleElement().satisfies(request -> {
            assertThat(request.processInstance()).isEqualTo(reference(incident, "suspend"));
            assertThat(request.by()).isEqualTo(Incidents.MONITORING);
            assertThat(request.body().path("reason").asText())
                    .contains(incident.id(), incident.answer().evidence());
        });

        driver.settle();
        decide(version, "Task_ConfirmSuspension", "suspend");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.SUSPENDED);
        assertServesNoMore(version);
    }

    @Test
    void theTableMayTakeAVersionOutOfServiceAtOnce() {
        var version = withWrongPredictions();
        evaluateNextMonth();
        var incident = ofPerformance(version);
        var answer = incident.answer();
        var planned = incidents.answer(
                incident,
                answer.with(List.of(new Incident.Answer.Action("suspend-now", null, "To be started", false))));

        answers.answer(planned);
        answers.answer(incidents.get(incident.id()));
        driver.settle();

        assertServesNoMore(version);
        assertThat(suspensionRequests(version))
                .singleElement()
                .satisfies(request -> assertThat(request.processInstance())
                        .isEqualTo(reference(incidents.get(incident.id()), "suspend-now")));
        decide(version, "Task_ReviewEmergency", "uphold");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.SUSPENDED);
    }

    @Test
    void anIncidentThatBecameWorseGetsWhatIsStillToBeDone() {
        var version = withWrongPredictions();
        evaluateNextMonth();
        var incident = ofPerformance(version);
        var answer = incident.answer();
        var atFirst = incidents.answer(
                incident,
                new Incident.Answer(
                        answer.at(),
                        IncidentSeverity.MINOR,
                        answer.table(),
                        answer.evidence(),
                        answer.actions().stream()
                                .filter(action -> action.action().equals("finding"))
                                .toList()));
        assertThat(incidents.unanswered()).extracting(Incident::id).contains(incident.id());

        answers.answer(atFirst);

        var now = incidents.get(incident.id());
        assertThat(now.answer().actions())
                .extracting(Incident.Answer.Action::action)
                .containsExactly("finding", "notify", "revalidate");
        assertThat(reference(now, "finding")).isEqualTo(reference(incident, "finding"));
        assertThat(incidents.unanswered()).extracting(Incident::id).doesNotContain(incident.id());
    }

    private static String reference(Incident incident, String action) {
        return incident.answer().actions().stream()
                .filter(each -> each.action().equals(action))
                .findFirst()
                .orElseThrow()
                .reference();
    }
}
