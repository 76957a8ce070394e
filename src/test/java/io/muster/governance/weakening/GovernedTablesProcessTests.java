package io.muster.governance.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.evidence.findings.Finding;
import io.muster.governance.Change;
import io.muster.governance.Change.State;
import io.muster.governance.LoosenedTables;
import io.muster.lifecycle.Governed;
import io.muster.lifecycle.ShippedProof;
import io.muster.proofs.comparison.AskedDecisions;
import io.muster.shared.Actor;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.TestUsers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may replace a decision table in use, over each endpoint, and every way around the rule that we could think of. */
class GovernedTablesProcessTests extends Governed {

    private static final Actor OWNER = TestUsers.SECOND_APPROVER;
    private static final Actor OTHER = TestUsers.APPROVER;
    private static final UnaryOperator<String> LOOSER = table -> table.replace("<text>0.7</text>", "<text>0.5</text>");

    @Autowired
    AskedDecisions asked;

    @Autowired
    TablesAtStart start;

    private static int marks;

    @BeforeEach
    void theShippedTablesAreInForce() {
        for (var table : List.of(
                "acceptance-policy",
                "process-owners",
                "tier-classification",
                "approval-routing",
                "certificate-validity",
                "required-controls")) {
            if (!inForce(table).equals(text(table))) {
                deployBySystem(Map.of(table + ".dmn", text(table)));
            }
        }
        start.look();
    }

    @ParameterizedTest
    @CsvSource({
        "acceptance-policy, <text>0.7</text>, <text>0.1</text>",
        "tier-classification, <text>1</text>, <text>3</text>",
        "required-controls, <text>\"second-approval\"</text>, <text>\"approval\"</text>",
        "process-owners, <text>\"secondApprover\"</text>, <text>\"designer\"</text>",
        "certificate-validity, <text>27</text>, <text>270</text>",
        "verification-policy, <text>\"enforce\"</text>, <text>\"off\"</text>",
        "guard-controls, <text>\"promotion\"</text>, <text>\"validation\"</text>",
        "separations, <text>\"developer\"</text>, <text>\"starter\"</text>",
        "longest-wait, <text>60</text>, <text>600</text>",
        "approval-routing, <text>\"two\"</text>, <text>\"one\"</text>",
        "renewal-routing, <text>\"both\"</text>, <text>\"none\"</text>",
        "fresh-data-policy, <text>100</text>, <text>10</text>",
        "revalidation-triggers, <text>\"now\"</text>, <text>\"no\"</text>",
        "exception-validity, <text>3</text>, <text>30</text>",
        "revalidation-cadence, <text>24</text>, <text>240</text>",
        "revalidation-after-failure, <text>2</text>, <text>20</text>",
        "answer-strictness, <text>\"higher\"</text>, <text>\"lower\"</text>"
    })
    void aTableInUseIsNotReplacedByADesignerAlone(String table, String old, String fresh) {
        var version = latestTable(table).getVersion();

        var refusal =
                refused(DESIGNER, Map.of(table + ".dmn", marked(text(table).replace(old, fresh))));

        assertThat(refusal)
                .hasMessageContaining("table '%s': ".formatted(table))
                .hasMessageContaining("group 'secondApprover', was asked");
        assertThat(latestTable(table).getVersion()).isEqualTo(version);
    }

    @Test
    void everyShippedTableIsAskedBySomething() {
        assertThat(asked.ids()).containsAll(shippedIds());
    }

    @Test
    void theChangeSaysWhatItMeansForWhichTypeAndTier() {
        var change = proposed(DESIGNER, acceptance(LOOSER));

        assertThat(ledger.of(change.id()).get(0).body().toString())
                .contains("auc: minimum was 0.7, is 0.5")
                .contains("task binary-classification")
                .contains("rule changed");
        assertThat(openFindings(change)).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo(LoosenedTables.TITLE);
            assertThat(finding.description()).contains("auc: minimum was 0.7, is 0.5");
        });
    }

    @Test
    void aSignedTableIsInForceAndNoFindingAnyMore() {
        var files = acceptance(LOOSER);
        var change = proposed(DESIGNER, files);

        decide(change, OWNER, "approve");

        assertEnded(change, "In force", State.IN_FORCE);
        assertThat(inForce("acceptance-policy")).isEqualTo(files.get("acceptance-policy.dmn"));
        assertThat(openFindings(change)).isEmpty();
    }

    @Test
    void aRejectedTableChangesNothing() {
        var change = proposed(DESIGNER, acceptance(LOOSER));

        decide(change, OWNER, "reject");

        assertEnded(change, "Rejected", State.REJECTED);
        assertThat(inForce("acceptance-policy")).isEqualTo(text("acceptance-policy"));
        assertThat(openFindings(change)).isEmpty();
    }

    @Test
    void onlyTheOwnerSignsAndNeverWhoProposedIt() {
        var change = proposed(OWNER, acceptance(LOOSER));

        assertThatThrownBy(() -> decide(change, OTHER, "approve"))
                .hasMessageContaining("is in none of the groups [secondApprover]");
        assertThatThrownBy(() -> decide(change, OWNER, "approve"))
                .hasMessageContaining("is excluded as the developer of " + change.id());
    }

    @Test
    void aStricterTableIsSignedTooAndCausesNoFinding() {
        var change = proposed(DESIGNER, acceptance(table -> table.replace("<text>0.7</text>", "<text>0.8</text>")));

        assertThat(ledger.of(change.id()).get(0).body().toString()).contains("stricter: auc: minimum was 0.7, is 0.8");
        assertThat(openFindings(change)).isEmpty();
    }

    @Test
    void theSameBytesAreNotAChange() {
        var version = latestTable("acceptance-policy").getVersion();

        deployAs(DESIGNER, "designer", Map.of("acceptance-policy.dmn", text("acceptance-policy")));

        assertThat(latestTable("acceptance-policy").getVersion()).isEqualTo(version + 1);
    }

    @Test
    void aTableOfOwnersDoesNotChooseItsOwnSigner() {
        var toTheOther = marked(text("process-owners").replace("\"secondApprover\"", "\"approver\""));

        var change = proposed(DESIGNER, Map.of("process-owners.dmn", toTheOther));

        assertThat(change.owner()).isEqualTo("secondApprover");
    }

    @Test
    void aTableSentTogetherWithItsNewOwnerIsSignedByTheOneInForce() {
        var files = new HashMap<>(acceptance(LOOSER));
        files.put("process-owners.dmn", marked(text("process-owners").replace("\"secondApprover\"", "\"approver\"")));

        assertThat(proposed(DESIGNER, files).owner()).isEqualTo("secondApprover");
    }

    @Test
    void aTableWithoutAnOwnerIsNotChangedAtAll() {
        deployBySystem(Map.of(
                "process-owners.dmn",
                text("process-owners")
                        .replace("\"revalidation\",\"retirement\"", "\"x\"")
                        .replace("\"secondApprover\"", "\"gone\"")));
        var before = changes.newest();

        assertThat(refused(DESIGNER, acceptance(LOOSER)))
                .hasMessageContaining("no one was asked: Table 'process-owners' names no group that owns table");

        assertThat(changes.newest()).isEqualTo(before);
    }

    @Test
    void aProcessAndItsTableAreOneChange() {
        var files = new HashMap<>(folder(
                "process-change",
                diagram -> diagram.replace(
                        "candidateGroups=\"approver,secondApprover\"",
                        "candidateGroups=\"approver,secondApprover,operator\"")));
        files.putAll(acceptance(LOOSER));

        var change = proposed(DESIGNER, files);

        assertThat(change.sent().files()).containsKeys("acceptance-policy.dmn", "process-change.bpmn");
        assertThat(ledger.of(change.id()).get(0).body().toString())
                .contains("auc: minimum was 0.7, is 0.5")
                .contains("group operator may now do it");
        decide(change, OWNER, "reject");
    }

    @Test
    void ofTwoSignedChangesOfOneTableTheSecondIsAskedForAgain() {
        var first = proposed(DESIGNER, acceptance(LOOSER));
        var second = proposed(DESIGNER, acceptance(table -> table.replace("<text>0.7</text>", "<text>0.4</text>")));

        decide(first, OWNER, "approve");
        decide(second, OWNER, "approve");

        assertThat(changes.get(first.number()).state()).isEqualTo(State.IN_FORCE);
        assertThat(changes.get(second.number()).state()).isEqualTo(State.OPEN);
        assertThat(driver.waitingAt(key(second))).containsExactly(SIGN_OFF);
        assertThat(ledger.of(second.id()))
                .last()
                .satisfies(evidence -> assertThat(evidence.body().toString()).contains("auc: minimum was 0.5, is 0.4"));
    }

    @Test
    void whatNoProofCouldBeMadeWithIsRefusedAndNotProposed() {
        assertRefused("verification-policy", "<text>\"enforce\"</text>", "<text>\"perhaps\"</text>", "perhaps");
        assertRefused("longest-wait", "name=\"days\"", "name=\"hours\"", "its output 'days' is missing");
        assertRefused("acceptance-policy", "hitPolicy=\"COLLECT\"", "hitPolicy=\"RULE ORDER\"", "its hit policy was");
        assertRefused("process-owners", "<text>\"secondApprover\"</text>", "<text>\"nobody\"</text>", "'nobody'");
        assertRefused("approval-routing", "<text>\"two\"</text>", "<text>\"none\"</text>", "'none'");
    }

    private void assertRefused(String table, String old, String fresh, String why) {
        var before = changes.newest();
        var after = text(table).replace(old, fresh);
        assertThat(after).isNotEqualTo(text(table));

        assertThat(refused(DESIGNER, Map.of(table + ".dmn", after)))
                .hasMessageContaining("cannot be replaced by this one")
                .hasMessageContaining(why);
        assertThat(changes.newest()).isEqualTo(before);
    }

    @Test
    void aDecisionThatIsNotATableAnyMoreIsRefused() {
        var literal = text("certificate-validity")
                .replaceAll(
                        "(?s)<decisionTable.*</decisionTable>",
                        "<variable id=\"v\" name=\"months\" typeRef=\"integer\" /><literalExpression"
                                + " id=\"l\"><text>99</text></literalExpression>");

        assertThat(refused(DESIGNER, Map.of("certificate-validity.dmn", literal)))
                .hasMessageContaining("it is not a decision table any more");
    }

    @Test
    void aTableOfATenantDoesNotAnswerBesideTheOneInForce() {
        assertThat(catchThrowable(() -> asDesigner(() -> repository
                        .createDeployment()
                        .tenantId("quiet")
                        .addString("acceptance-policy.dmn", LOOSER.apply(text("acceptance-policy")))
                        .deploy())))
                .hasMessageContaining("cannot belong to tenant 'quiet' alone");
    }

    @Test
    void anotherFileWithTheSameTableIsTheSameTable() {
        assertThat(refused(DESIGNER, Map.of("harmless.dmn11.xml", marked(LOOSER.apply(text("acceptance-policy"))))))
                .hasMessageContaining("table 'acceptance-policy'")
                .hasMessageContaining("was asked");
    }

    @Test
    void aTableOfOnesOwnIsFreeUntilSomethingAsksIt() {
        var own = text("approval-routing")
                .replace("id=\"approval-routing\"", "id=\"own-routing\"")
                .replace("dmnElementRef=\"approval-routing\"", "dmnElementRef=\"own-routing\"");
        deployAs(DESIGNER, "designer", Map.of("own-routing.dmn", own));
        deployAs(
                DESIGNER,
                "designer",
                Map.of("own-routing.dmn", own.replace("<text>\"two\"</text>", "<text>\"one\"</text>")));
        deployAs(DESIGNER, "designer", Map.of("own-routing.dmn", own));

        deployBySystem(folder(
                "release",
                diagram -> diagram.replace("decisionRef=\"approval-routing\"", "decisionRef=\"own-routing\"")));

        assertThat(refused(
                        DESIGNER,
                        Map.of("own-routing.dmn", own.replace("<text>\"two\"</text>", "<text>\"one\"</text>"))))
                .hasMessageContaining("table 'own-routing'")
                .hasMessageContaining("was asked");
        deployBySystem(folder("release", diagram -> diagram));
    }

    @Test
    void anOlderVersionIsNotDeployedAgainFromItsOwnDeployment() {
        deployBySystem(acceptance(LOOSER));
        var looser = latestTable("acceptance-policy").getDeploymentId();
        deployBySystem(Map.of("acceptance-policy.dmn", text("acceptance-policy")));

        assertThat(catchThrowable(() -> asDesigner(() -> repository
                        .createDeployment()
                        .addDeploymentResources(looser)
                        .deploy())))
                .hasMessageContaining("looser: auc: minimum was 0.7, is 0.5")
                .hasMessageContaining("was asked");
    }

    @Test
    void aTableThatBeganToBeAskedIsComparedWithWhatItWasWhenItCameFromTheDisk() {
        var own = text("approval-routing")
                .replace("id=\"approval-routing\"", "id=\"late-routing\"")
                .replace("dmnElementRef=\"approval-routing\"", "dmnElementRef=\"late-routing\"");
        deployBySystem(Map.of("late-routing.dmn", own));
        deployBySystem(folder(
                "release",
                diagram -> diagram.replace("decisionRef=\"approval-routing\"", "decisionRef=\"late-routing\"")));
        deployBySystem(Map.of("late-routing.dmn", own.replace("<text>\"two\"</text>", "<text>\"one\"</text>")));

        start.look();
        driver.settle();

        var change = changes.newest().get(0);
        assertThat(change.sent().files()).containsOnlyKeys("late-routing.dmn");
        assertThat(openFindings(change)).hasSize(1);
        deployBySystem(folder("release", diagram -> diagram));
    }

    @Test
    void theOlderVersionIsNotBroughtBackByADeletion() {
        deployBySystem(acceptance(LOOSER));
        deployBySystem(Map.of("acceptance-policy.dmn", text("acceptance-policy")));
        var newest = latestTable("acceptance-policy").getDeploymentId();

        assertThatThrownBy(() -> asAdministrator(() -> repository.deleteDeployment(newest, true)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("of decision table 'acceptance-policy' is in force and lifecycles ask it");
        assertThat(latestTable("acceptance-policy").getDeploymentId()).isEqualTo(newest);
    }

    @Test
    void anOlderWeakerProcessIsNotBroughtBackByADeletion() {
        var newest = latest("retirement");

        assertThatThrownBy(() -> asAdministrator(() -> repository.deleteDeployment(newest.getDeploymentId(), true)))
                .hasMessageContaining("of process 'retirement' is in force");
        assertThatThrownBy(() -> asAdministrator(() -> repository.deleteProcessDefinition(newest.getId(), true)))
                .hasMessageContaining("of process 'retirement' is in force");
    }

    @Test
    void processesThatWouldNotBeProvedAnyMoreAreNamed() {
        var change = proposed(
                DESIGNER,
                Map.of("guard-controls.dmn", marked(text("guard-controls").replace("\"retirement\"", "\"blessing\""))));

        assertThat(ledger.of(change.id()).get(0).body().path("unproved").toString())
                .contains("no longer proved: retirement");
        decide(change, OWNER, "reject");
    }

    @Test
    void theFirstStartWeakensNothing() {
        assertThat(audit.of(DomainEvent.PLATFORM, 1, 5000))
                .filteredOn(entry -> entry.what().equals("WeakerAtStart"))
                .noneSatisfy(entry -> assertThat(entry.payload()).contains("and a process or a proof asks it"));
    }

    @Test
    void aLooserTableThatCameWithTheFilesOnTheDiskIsAFindingUntilItIsSigned() {
        var looser = acceptance(LOOSER);
        deployBySystem(looser);
        assertThat(audit.of(DomainEvent.PLATFORM, 1, 5000))
                .filteredOn(entry -> entry.what().equals("WeakerAtStart"))
                .last()
                .satisfies(entry -> assertThat(entry.payload()).contains("auc: minimum was 0.7, is 0.5"));

        start.look();
        driver.settle();

        var change = changes.newest().get(0);
        assertThat(change.sent().files()).containsOnlyKeys("acceptance-policy.dmn");
        assertThat(change.proposer().isPerson()).isFalse();
        assertThat(driver.waitingAt(key(change))).containsExactly(SIGN_OFF);
        assertThat(openFindings(change)).hasSize(1);

        start.look();
        assertThat(changes.newest().get(0)).isEqualTo(change);

        decide(change, OWNER, "approve");
        assertEnded(change, "In force", State.IN_FORCE);
        assertThat(openFindings(change)).isEmpty();
        start.look();
        assertThat(changes.newest().get(0).number()).isEqualTo(change.number());
    }

    @Test
    void anUnsignedLooserTableStaysAFindingUntilTheFormerOneIsBack() {
        deployBySystem(acceptance(LOOSER));
        start.look();
        driver.settle();
        var change = changes.newest().get(0);

        decide(change, OWNER, "reject");
        start.look();

        assertThat(openFindings(change)).hasSize(1);
        assertThat(changes.newest().get(0).number()).isEqualTo(change.number());

        deployAs(DESIGNER, "designer", Map.of("acceptance-policy.dmn", text("acceptance-policy")));
        assertThat(openFindings(change)).isEmpty();
    }

    @Test
    void aLooserTableInForceIsNotWhatAnEvenLooserOneIsComparedWith() {
        deployBySystem(acceptance(LOOSER));

        var change = proposed(DESIGNER, acceptance(table -> table.replace("<text>0.7</text>", "<text>0.6</text>")));

        assertThat(ledger.of(change.id()).get(0).body().toString()).contains("looser: auc: minimum was 0.7, is 0.6");
        decide(change, OWNER, "reject");
    }

    private static Map<String, String> acceptance(UnaryOperator<String> change) {
        return Map.of("acceptance-policy.dmn", marked(change.apply(text("acceptance-policy"))));
    }

    /** Not the bytes another test proposed: those would be its change. */
    private static String marked(String table) {
        return table + "<!-- %d -->".formatted(++marks);
    }

    private static String text(String table) {
        return ShippedProof.read(Path.of("processes/decisions", table + ".dmn"));
    }

    private List<String> shippedIds() {
        return Stream.of(Path.of("processes/decisions").toFile().list((folder, name) -> name.endsWith(".dmn")))
                .map(name -> name.replace(".dmn", ""))
                .toList();
    }

    private String inForce(String table) {
        try (var content = repository.getDecisionModel(latestTable(table).getId())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private DecisionDefinition latestTable(String table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
    }

    private List<Finding> openFindings(Change change) {
        return findings.of(change.id()).stream()
                .filter(finding -> finding.isOpen() && finding.title().equals(LoosenedTables.TITLE))
                .toList();
    }

    private void asDesigner(Runnable work) {
        as("desi", "designer", work);
    }

    private void asAdministrator(Runnable work) {
        as("adam", "camunda-admin", work);
    }

    private void as(String person, String group, Runnable work) {
        var configuration = engine.getProcessEngineConfiguration();
        identity.setAuthentication(person, List.of(group));
        configuration.setAuthorizationEnabled(false);
        try {
            work.run();
        } finally {
            configuration.setAuthorizationEnabled(true);
            identity.clearAuthentication();
        }
    }
}
