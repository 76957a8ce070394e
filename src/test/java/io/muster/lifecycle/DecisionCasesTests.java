package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.decisions.DecisionFolder;
import io.muster.decisions.DecisionProblem;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Origin;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.statistic.Families;
import io.muster.shared.Digest;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import io.muster.validation.model.Threshold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of every shipped decision table as at a deployment, its cases, and properties that only Muster can know. */
class DecisionCasesTests {

    private static final List<Integer> TIERS = List.of(1, 2, 3);
    private static final List<Boolean> EITHER = List.of(true, false);

    private static final DecisionTables TABLES = new DecisionTables();

    @Test
    void tablesHaveNoFindingsAndAnswerAsTheirCasesExpect() throws IOException {
        var report = DecisionFolder.check(Path.of("processes"), List.of());

        assertThat(report.findings()).extracting(DecisionProblem::sentence).isEmpty();
        assertThat(report.tables()).isGreaterThanOrEqualTo(8);
        assertThat(report.cases()).isGreaterThan(100);
    }

    @Test
    void classifiesWhateverAUseCaseCanSay() {
        for (var materiality : Materiality.values()) {
            for (var facts : threeFacts()) {
                for (var type : ModelType.values()) {
                    var inputs = new HashMap<String, Object>(facts);
                    inputs.put("materiality", materiality.name());
                    inputs.put("modelType", type.word());

                    assertThat(TABLES.ask("tier-classification", inputs))
                            .as("%s", inputs)
                            .singleElement()
                            .extracting(row -> row.get("tier"))
                            .isIn(TIERS);
                }
            }
        }
    }

    private static List<Map<String, Object>> threeFacts() {
        var all = new ArrayList<Map<String, Object>>();
        EITHER.forEach(automated -> EITHER.forEach(personal -> EITHER.forEach(customer -> all.add(
                Map.of("automatedDecisions", automated, "personalData", personal, "customerFacing", customer)))));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval-routing", "revalidation-cadence", "certificate-validity"})
    void routesEveryTypeAndTierOneWay(String decision) {
        for (var type : ModelType.values()) {
            for (var tier : TIERS) {
                assertThat(TABLES.ask(decision, Map.of("modelType", type.word(), "tier", tier)))
                        .as("%s of a %s model of tier %d", decision, type.word(), tier)
                        .hasSize(1);
            }
        }
    }

    @Test
    void aCertificateOutlivesTheNextRevalidationByThreeMonths() {
        for (var type : ModelType.values()) {
            for (var tier : TIERS) {
                assertThat(months("certificate-validity", type, tier))
                        .isEqualTo(months("revalidation-cadence", type, tier) + 3);
            }
        }
    }

    /** By then the decision has lapsed and the certificate has not: the owner decides again while the version still serves. */
    @Test
    void aFailedVersionComesBackBetweenTheLapseOfTheDecisionAndTheEndOfItsCertificate() {
        for (var tier : TIERS) {
            assertThat(months("revalidation-after-failure", ModelType.STATISTICAL, tier))
                    .isGreaterThan(1)
                    .isLessThan(3);
        }
    }

    @Test
    void lighterTiersAreNotRevalidatedMoreOften() {
        for (var type : ModelType.values()) {
            assertThat(TIERS.stream().map(tier -> months("revalidation-cadence", type, tier)))
                    .isSorted();
        }
    }

    private int months(String decision, ModelType type, int tier) {
        return (int) TABLES.ask(decision, Map.of("modelType", type.word(), "tier", tier))
                .get(0)
                .get("months");
    }

    @Test
    void nothingIsCertifiedWithoutValidationReviewAndApproval() {
        for (var origin : Origin.values()) {
            for (var tier : TIERS) {
                assertThat(TABLES.ask("required-controls", Map.of("origin", origin.word(), "tier", tier)))
                        .extracting(row -> row.get("control"))
                        .contains("validation", "independent-review", "approval")
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary-classification", "regression", "rules"})
    void demandsSomethingMeasurableOfEveryTypeAndTier(String task) {
        for (var type : ModelType.values()) {
            for (var tier : TIERS) {
                var thresholds = thresholds(Map.of("modelType", type.word(), "tier", tier, "task", task));

                assertThat(thresholds)
                        .as("%s of a %s model of tier %d", task, type.word(), tier)
                        .extracting(Threshold::metric)
                        .doesNotHaveDuplicates()
                        .containsAnyOf("auc", "r2", "cases-reproduced")
                        .isSubsetOf(MetricCatalogue.shipped().stream()
                                .map(Metric::id)
                                .toList());
            }
        }
    }

    /** A threshold that no value can meet, or that demands nothing, refuses to be made. */
    private List<Threshold> thresholds(Map<String, Object> inputs) {
        return TABLES.ask("acceptance-policy", inputs).stream()
                .map(row -> new Threshold(
                        (String) row.get("metric"), (Double) row.get("minimum"), (Double) row.get("maximum")))
                .toList();
    }

    /** Rules whose words are unknown or whose thresholds contradict each other refuse to be made. */
    @Test
    void watchesEveryTypeAndTierByKnownStatistics() {
        for (var type : ModelType.values()) {
            for (var tier : TIERS) {
                var rules = monitored(type.word(), tier);

                assertThat(rules)
                        .as("%s model of tier %d", type.word(), tier)
                        .extracting(MonitorRule::statistic)
                        .contains("psi", "missing-share", "failed-share")
                        .containsAnyOf("auc", "accuracy");
            }
        }
    }

    @Test
    void aLighterTierIsNotWatchedMoreStrictly() {
        for (var type : ModelType.values()) {
            var heavy = monitored(type.word(), 1);
            for (var light : monitored(type.word(), 3)) {
                assertThat(heavy)
                        .as("%s of a %s model", light.statistic(), type.word())
                        .anySatisfy(rule -> {
                            assertThat(rule.statistic()).isEqualTo(light.statistic());
                            assertThat(rule.compared()).isEqualTo(light.compared());
                            assertThat(rule.basis()).isEqualTo(light.basis());
                            assertThat(rule.warning()).isLessThanOrEqualTo(light.warning());
                            assertThat(rule.minimumRows()).isLessThanOrEqualTo(light.minimumRows());
                        });
            }
        }
    }

    @Test
    void estimatesOnlyWarn() {
        for (var type : ModelType.values()) {
            assertThat(monitored(type.word(), 1))
                    .filteredOn(rule -> rule.statistic().startsWith("estimated-"))
                    .allSatisfy(rule -> assertThat(rule.breach()).isNull());
        }
    }

    private static List<MonitorRule> monitored(String type, int tier) {
        var rules = TABLES.ask("monitoring-policy", Map.of("modelType", type, "tier", tier)).stream()
                .map(MonitoringPolicy::rule)
                .toList();
        for (var rule : rules) {
            Thresholds.of(rule, Families.find(rule.statistic()).orElseThrow(), null, List.of());
        }
        return new MonitoringPolicy("monitoring-policy", 1, Digest.of(new byte[0]), rules).rules();
    }

    @Test
    void rejectsWhatIsNotStatedRatherThanLettingItPass() {
        var nothing = new HashMap<String, Object>();
        Stream.of("tier", "modelType", "materiality", "automatedDecisions", "personalData", "customerFacing", "origin")
                .forEach(name -> nothing.put(name, null));

        assertThat(TABLES.ask("tier-classification", nothing)).containsExactly(Map.of("tier", 1));
        assertThat(TABLES.ask("approval-routing", nothing)).containsExactly(Map.of("approvals", "two"));
        assertThat(TABLES.ask("required-controls", nothing))
                .contains(Map.of("control", "second-approval", "quorum", 1));
    }
}
