package io.muster.validation;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.inventory.versions.EvaluationPlan.Task.REGRESSION;
import static io.muster.inventory.versions.EvaluationPlan.Task.RULES;
import static io.muster.validation.Bench.golden;
import static io.muster.validation.Bench.plan;
import static io.muster.validation.Bench.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.muster.datasets.Dataset;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.Progress;
import io.muster.statistics.Ranking;
import io.muster.testing.SettableClock;
import io.muster.validation.checks.CheckReport;
import io.muster.validation.checks.Checks;
import io.muster.validation.evaluation.Evaluator;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.CheckResult;
import io.muster.validation.model.CheckResult.Verdict;
import io.muster.validation.model.ClassificationMetrics;
import io.muster.validation.model.CommonMetrics;
import io.muster.validation.model.MetricCatalogue;
import io.muster.validation.model.RegressionMetrics;
import io.muster.validation.model.RuleMetrics;
import io.muster.validation.model.ScoredRows;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.UnusableEvaluationData;
import io.muster.validation.model.UnusableEvaluationPlan;
import io.muster.validation.model.ValidationOrder;
import io.muster.validation.model.ValidationPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ValidationTest
class ValidationDatabaseTests {

    private static final ValidationPolicy LENIENT = policy(Threshold.atLeast(CommonMetrics.ROWS, 1));

    @Autowired
    Validation validation;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Checks checks;

    @Autowired
    Evaluator evaluator;

    @Autowired
    Inventory inventory;

    @Autowired
    Bench bench;

    // ---- what it measures

    @Test
    void measuresAScoreByWhatTheStatisticsSay() throws Exception {
        var rows = new Rows(450, 7);
        var report = validate(bench.scores(BINARY_CLASSIFICATION, bench.data(rows.csv())), LENIENT);

        var ranking = Ranking.of(rows.outcomes(), rows.scores());
        assertThat(report.metric(ClassificationMetrics.AUC)).hasValue(ranking.auc());
        assertThat(report.metric(ClassificationMetrics.KS)).hasValue(ranking.ks());
        assertThat(report.metric(ClassificationMetrics.GINI)).hasValue(2 * ranking.auc() - 1);
        assertThat(report.metric(ClassificationMetrics.AUC_LOWER).orElseThrow()).isLessThan(ranking.auc());
        assertThat(report.metric(CommonMetrics.ROWS)).hasValue(450.0);
        assertThat(report.metric(CommonMetrics.DETERMINISTIC)).hasValue(1.0);
        assertThat(report.metric(CommonMetrics.GOLDEN_REPRODUCED)).hasValue(1.0);
        assertThat(report.metric(CommonMetrics.PREDICTION_MISSING)).hasValue(0.0);
        assertThat(report.accepted()).isTrue();
        assertThat(result(report, "decisions").tables().get(0).title()).isEqualTo("Decisions at the cut-off 0.5");
        assertThat(report.inputs()).containsExactly(Map.entry("x", "column x"));
    }

    @Test
    void givesTheSameReportAgain() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(120, 3).csv()));

        assertThat(validate(version, LENIENT)).isEqualTo(validate(version, LENIENT));
    }

    @Test
    void measuresErrorsOfAQuantity() throws Exception {
        var data = bench.data("x,y\n1,2\n2,2\n3,2\n,7\n4,\n");
        var version = bench.scores(REGRESSION, data);
        var report = validate(
                version,
                policy(
                        Threshold.atMost(RegressionMetrics.RMSE, 1),
                        Threshold.atMost(CommonMetrics.PREDICTION_MISSING, 0.5)));

        assertThat(report.metric(RegressionMetrics.RMSE).orElseThrow()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(report.metric(RegressionMetrics.BIAS)).hasValue(0.0);
        assertThat(report.metric(CommonMetrics.OUTCOME_MISSING)).hasValue(0.2);
        assertThat(report.metric(CommonMetrics.PREDICTION_MISSING)).hasValue(0.2);
        assertThat(report.metric(RegressionMetrics.R2)).isEmpty();
        assertThat(result(report, "errors").undefined()).containsEntry("r2", "all outcomes are equal");
        assertThat(report.accepted()).isTrue();
    }

    /** The naive forecast missed by 1 and 2 in training, so its error is 1.5; the model's forecast is the horizon itself. */
    @Test
    void measuresAForecastByHorizon() throws Exception {
        var history = bench.data("y,naive\n5,4\n5,7\n,7\n");
        var data = bench.data("x,y,naive\n1,2,0\n1,1,0\n2,5,0\n3,,0\n");
        var report = validate(
                bench.version(
                        PassThrough.score(),
                        forecast(data, new ForecastPlan("x", "naive", history, "score", "score")),
                        golden(Map.of("x", 1.0), Map.of("score", 1.0))),
                LENIENT);

        assertThat(report.metric(RegressionMetrics.MASE).orElseThrow()).isCloseTo(4.0 / 3 / 1.5, within(1e-12));
        assertThat(report.metric(RegressionMetrics.WORST_MASE)).hasValue(2.0);
        assertThat(report.metric(RegressionMetrics.INTERVAL_COVERAGE).orElseThrow())
                .isCloseTo(1.0 / 3, within(1e-12));
        assertThat(result(report, "forecast").tables().get(0).rows())
                .containsExactly(List.of(1.0, 2.0, 0.5 / 1.5, -0.5, 0.5), List.of(2.0, 1.0, 2.0, -3.0, 0.0));
    }

    @Test
    void asksForAForecastsHorizonAndItsNaiveForecast() throws Exception {
        var data = bench.data("x,y\n1,2\n");
        var history = bench.data("y,naive\n,1\n2,\n");

        refusesForecast(data, new ForecastPlan("step", "naive", history, null, null), "Horizon 'step'", "one of [x]");
        refusesForecast(data, new ForecastPlan("x", "naive", history, "low", "high"), "Output 'low'", "only [score]");
        refusesForecast(data, new ForecastPlan("x", "before", history, null, null), "it has no column 'before'");
        refusesForecast(data, new ForecastPlan("x", "naive", history, null, null), "no row has 'y' and 'naive'");
        assertThatThrownBy(() -> forecast(data, new ForecastPlan("x", "naive", data, null, null)))
                .hasMessageContaining("expected the training data");
    }

    private void refusesForecast(DatasetId data, ForecastPlan forecast, String... words) throws Exception {
        var version = bench.version(
                PassThrough.score(), forecast(data, forecast), golden(Map.of("x", 1.0), Map.of("score", 1.0)));
        assertThatThrownBy(() -> validate(version, LENIENT)).hasMessageContainingAll(words);
    }

    private static EvaluationPlan forecast(DatasetId data, ForecastPlan forecast) {
        return new EvaluationPlan(REGRESSION, data, "y", null, "score", forecast);
    }

    @Test
    void countsCasesThatRulesDecideAsDemanded() throws Exception {
        var data = bench.data("rule,y\ngrant,grant\nrefuse,grant\nrefuse,refuse\ngrant,\n");
        var version = bench.version(
                PassThrough.decision(),
                plan(RULES, data, "decision"),
                golden(Map.of("rule", "grant"), Map.of("decision", "grant")));
        var report = validate(version, policy(Threshold.atLeast(RuleMetrics.CASES_REPRODUCED, 1)));

        assertThat(report.metric(RuleMetrics.CASES_REPRODUCED).orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(report.metric(RuleMetrics.DECIDED)).hasValue(1.0);
        assertThat(result(report, "decision-cases").tables().get(0).rows())
                .containsExactly(List.of(2.0, "grant", "refuse"));
        assertThat(report.accepted()).isFalse();
        assertThat(result(report, "rule-tables").undefined().get("gaps")).contains("'onnx'");
    }

    @Test
    void looksForGapsAndOverlapsInTheRulesOfADmnModel() {
        var found = ruleTables("""
                <rule><inputEntry><text>"grant"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                <rule><inputEntry><text>"grant","ask"</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                """);

        assertThat(found.metrics())
                .containsEntry("gaps", 1.0)
                .containsEntry("overlaps", 1.0)
                .containsEntry("not-analysed", 0.0)
                .containsEntry("coverage", 0.75);
        var tables = found.judged(Verdict.INFORMATIVE).tables();
        assertThat(tables.get(0).rows()).containsExactly(List.of("grants", 1.0, 2.0, "rule is \"grant\""));
        assertThat(tables.get(1).rows()).containsExactly(List.of("grants", "rule is any other text"));
    }

    @Test
    void givesNoNumberForRulesItOnlyHalfUnderstands() {
        var found = ruleTables(
                "<rule><inputEntry><text>upper case(x)</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>");

        assertThat(found.metrics()).containsExactly(Map.entry("not-analysed", 1.0));
        assertThat(found.undefined()).containsOnlyKeys("gaps", "overlaps", "coverage");
        assertThat(found.judged(Verdict.INFORMATIVE).remarks().get(0)).contains("upper case(x)");
    }

    /** What the check finds in a DMN model of one table over the text {@code rule}, on grant, refuse, ask, grant. */
    private CheckReport ruleTables(String rules) {
        var dmn = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
                <decision id="grants" name="grants"><decisionTable hitPolicy="UNIQUE">
                <input><inputExpression typeRef="string"><text>rule</text></inputExpression></input>
                <output name="grants"/>%s</decisionTable></decision></definitions>
                """.formatted(rules);
        var data = bench.data("rule,y\ngrant,grant\nrefuse,grant\nask,refuse\ngrant,grant\n");
        var version = bench.version(
                PassThrough.decision(),
                plan(RULES, data, "decision"),
                golden(Map.of("rule", "grant"), Map.of("decision", "grant")));
        var scored = evaluator.evaluate(
                inventory.model(version.id().model()),
                ValidationOrder.of(version, LENIENT),
                ScoredRows.IGNORED,
                Progress.IGNORED);
        var subject = new Subject(
                scored.model(),
                Versions.of(version, "dmn", bench.store(dmn.getBytes(StandardCharsets.UTF_8))),
                scored.replay(),
                scored.data(),
                scored.inputs(),
                scored.candidate(),
                scored.champion(),
                null);
        var check = checks.of(RULES).stream()
                .filter(each -> each.id().equals("rule-tables"))
                .findFirst()
                .orElseThrow();
        return CheckReport.of(check, subject);
    }

    @Test
    void comparesWithTheVersionInServiceOnTheSameRows() throws Exception {
        var rows = new Rows(300, 5);
        var data = bench.data(rows.csv());
        var version = bench.scores(BINARY_CLASSIFICATION, data);
        var other = bench.data(new Rows(300, 6).csv());
        var champion = bench.scores(BINARY_CLASSIFICATION, other);
        var report = validation.validate(ValidationOrder.of(version, LENIENT).against(champion), Progress.IGNORED);

        assertThat(report.champion()).isEqualTo(champion.id());
        assertThat(report.metric(ClassificationMetrics.CHAMPION_AUC_DIFFERENCE)).hasValue(0.0);
        assertThat(report.metric(ClassificationMetrics.CHAMPION_AUC_P)).hasValue(1.0);
    }

    @Test
    void doesNotCompareWithWhatAnswersAnotherQuestion() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(50, 5).csv()));
        var champion = bench.scores(REGRESSION, bench.data("x,y\n1,2\n"));
        var policy = policy(Threshold.atLeast(ClassificationMetrics.CHAMPION_AUC_DIFFERENCE, -0.05));
        var report = validation.validate(ValidationOrder.of(version, policy).against(champion), Progress.IGNORED);

        assertThat(report.accepted()).isFalse();
        assertThat(report.conclusion())
                .contains("champion-auc-difference has no value", champion.id().toString());
    }

    @Test
    void namesWhatIsNotDocumented() throws Exception {
        var report = validate(bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(50, 5).csv())), LENIENT);

        assertThat(report.metric(CommonMetrics.DOCUMENTATION)).hasValue(9 / 12.0);
        assertThat(result(report, "documentation").sentence())
                .isEqualTo(
                        "Of 12 things, these are missing: limitations, link to the documentation, materiality tier with its rule.");
    }

    @Test
    void namesTheLibrariesThatComputedIt() throws Exception {
        var report = validate(bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(50, 5).csv())), LENIENT);

        assertThat(report.libraries()).containsKeys("java", "muster");
        assertThat(report.libraries().get("onnxruntime")).matches("\\d.*");
        assertThat(report.libraries().get("hipparchus-stat")).matches("\\d.*");
        assertThat(report.libraries().get("duckdb_jdbc")).matches("\\d.*");
    }

    @Test
    void everyMetricIsMeasuredByOneCheckOfATask() {
        var measured = Arrays.stream(EvaluationPlan.Task.values())
                .flatMap(task -> checks.of(task).stream())
                .flatMap(check -> check.metrics().stream());

        assertThat(measured).containsAll(MetricCatalogue.shipped());
        for (var task : EvaluationPlan.Task.values()) {
            assertThat(checks.of(task).stream().flatMap(check -> check.metrics().stream()))
                    .doesNotHaveDuplicates();
        }
    }

    // ---- how it judges

    @Test
    void rejectsWhatMissesAThresholdAndSaysWhich() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(200, 5).csv()));
        var report = validate(
                version,
                policy(Threshold.atLeast(ClassificationMetrics.AUC, 0.99), Threshold.atLeast(CommonMetrics.ROWS, 100)));

        assertThat(report.outcome()).isEqualTo("rejected");
        assertThat(report.conclusion()).startsWith("Rejected: auc is 0.").endsWith("at least 0.99: not met.");
        assertThat(result(report, "discrimination").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report, "data").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result(report, "calibration").verdict()).isEqualTo(Verdict.INFORMATIVE);
    }

    @Test
    void rejectsADemandOnAnUnmeasuredMetric() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(50, 5).csv()));
        var report = validate(
                version, policy(new Threshold("acu", 0.0, null), Threshold.atMost(RegressionMetrics.RMSE, 1e9)));

        assertThat(report.accepted()).isFalse();
        assertThat(report.conclusion())
                .contains("acu has no value (it is not a metric)")
                .contains("rmse has no value (it is not measured for binary classification)");
    }

    @Test
    void scoresTheOtherRowsWhenTheModelRefusesSome() throws Exception {
        var rows = new Rows(250, 5);
        var csv = rows.csv() + ",bad\n,good\n";
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(csv));
        var report = validate(version, LENIENT);

        assertThat(report.metric(ClassificationMetrics.AUC))
                .hasValue(Ranking.of(rows.outcomes(), rows.scores()).auc());
        assertThat(report.metric(CommonMetrics.PREDICTION_MISSING)).hasValue(2 / 252.0);
        assertThat(result(report, "data").remarks().get(0))
                .startsWith("Row 251 of the data")
                .contains("'x' is missing");
        // The order does not permit rows without an answer.
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void rejectsADiceAsNotDeterministic() throws Exception {
        var data = bench.data(new Rows(150, 5).csv());
        var version = bench.version(
                PassThrough.dice(),
                plan(BINARY_CLASSIFICATION, data, "score"),
                golden(Map.of("x", 0.5), Map.of("same", 0.5)));
        var report = validate(version, LENIENT);

        assertThat(report.metric(CommonMetrics.DETERMINISTIC).orElseThrow()).isLessThan(1);
        assertThat(result(report, "determinism").remarks().get(0)).contains("output 'score'");
        assertThat(report.outcome()).isEqualTo("rejected");
    }

    @Test
    void rejectsAModelThatAnswersOtherwiseThanItsGoldenRecords() throws Exception {
        var before = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(50, 5).csv()));
        // As if the vendor had changed the model behind the endpoint since.
        var version = Versions.of(before, golden(Map.of("x", 0.25), Map.of("score", 0.35)));
        var report = validate(version, policy(Threshold.atLeast(ClassificationMetrics.AUC, 0.1)));

        assertThat(report.metric(CommonMetrics.GOLDEN_REPRODUCED)).hasValue(0.0);
        assertThat(report.metric(ClassificationMetrics.AUC)).isEmpty();
        assertThat(report.conclusion()).contains("golden-reproduced is 0", "auc has no value (the golden records");
    }

    // ---- what it refuses

    @Test
    void refusesDataThatDoNotAnswerTheQuestion() {
        refuses("x,z\n1,bad\n2,good\n", "no column 'y', which is the target");
        refuses("z,y\n1,bad\n2,good\n", "Input 'x'", "the dataset has no column 'x'");
        refuses("x,y\na,bad\nb,good\n", "Input 'x'", "column 'x' has text values, the model needs double");
        refuses("x,y\n1,bad\n2,bad\n", "only one class", "2 rows are 'bad', 0 are not");
        refuses("x,y\n1,fine\n2,good\n", "has the unknown value 'good'");
        refuses("x,y\n1,good\n2,good\n", "only one class", "0 rows are 'bad'");
        refuses("x,y\n1,bad\n2,good\n3,ugly\n", "Target 'y' has the unknown value 'ugly'");
        refuses("x,y\n1,\n2,\n", "has no value in any row");
        refuses("x,y\n1,0\n2,1\n", "target 'y' contains numbers, and 'bad' is not a number");
        assertThatThrownBy(() -> bench.data("x,y\n")).hasMessageContaining("has no rows");
        refuses(new Rows(5_001, 1).csv(), "5001 rows: expected at most 5000");
    }

    @Test
    void refusesDataTheModelWasTrainedOn() {
        var csv = new Rows(20, 5).csv();
        var draft = bench.draft("onnx", Origin.IMPORTED, null, plan(BINARY_CLASSIFICATION, bench.data(csv), "score"));
        var provenance = Map.of("training.data.digest", Digest.ofText(csv).toString());
        var version = bench.freeze(
                draft, PassThrough.score(), null, List.of(golden(Map.of("x", 1.0), Map.of("score", 1.0))), provenance);

        assertThatThrownBy(() -> validate(version, LENIENT))
                .isInstanceOf(UnusableEvaluationData.class)
                .hasMessageContaining("was trained on the data on which")
                .hasMessageContaining(version.id().toString());
        var training = bench.data(Dataset.Role.TRAINING, new Rows(20, 6).csv());
        assertThatThrownBy(() ->
                        validation.validate(ValidationOrder.of(version, LENIENT).on(training), Progress.IGNORED))
                .hasMessageContaining("is for training");
    }

    @Test
    void refusesAPlanThatDoesNotFitTheVersion() {
        var data = bench.data("rule,y\na,bad\nb,good\n");
        var words = bench.version(
                PassThrough.decision(),
                plan(BINARY_CLASSIFICATION, data, "decision"),
                golden(Map.of("rule", "a"), Map.of("decision", "a")));
        assertThatThrownBy(() -> validate(words, LENIENT))
                .isInstanceOf(UnusableEvaluationPlan.class)
                .hasMessageContaining("it gives text values: expected a number");

        var other = bench.version(
                PassThrough.score(),
                plan(REGRESSION, data, "probability"),
                golden(Map.of("x", 1.0), Map.of("score", 1.0)));
        assertThatThrownBy(() -> validate(other, LENIENT)).hasMessageContaining("no such output, only [score]");

        var draft = bench.draft("onnx", Origin.IMPORTED, null, plan(REGRESSION, data, "score"));
        assertThatThrownBy(() -> validate(draft, LENIENT)).hasMessageContaining("in stage DRAFT has no artifact");

        var leak = bench.version(
                PassThrough.score(),
                new EvaluationPlan(REGRESSION, bench.data("x,y\n1,2\n"), "x", null, "score"),
                golden(Map.of("x", 1.0), Map.of("score", 1.0)));
        assertThatThrownBy(() -> validate(leak, LENIENT)).hasMessageContaining("the model would be given the answer");
    }

    private void refuses(String csv, String... words) {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(csv));
        assertThatThrownBy(() -> validate(version, LENIENT))
                .isInstanceOf(UnusableEvaluationData.class)
                .hasMessageContainingAll(words);
    }

    // ---- how it runs

    @Test
    void reportsItsProgressAndStopsOnRequest() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(1000, 5).csv()));
        var described = new ArrayList<Double>();
        validation.validate(ValidationOrder.of(version, LENIENT), (done, message) -> described.add(done));

        assertThat(described).isSorted().endsWith(1.0).hasSizeGreaterThan(10);
        assertThatThrownBy(() -> validation.validate(ValidationOrder.of(version, LENIENT), (done, message) -> {
                    if (message.startsWith("Scored 300")) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
    }

    @Test
    void stopsWhenInterrupted() {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(1000, 5).csv()));

        assertThatThrownBy(() -> validation.validate(ValidationOrder.of(version, LENIENT), (done, message) -> {
                    if (message.startsWith("Scored 300")) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void holdsNoTransactionWhileItComputes() {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(20, 5).csv()));

        assertThatThrownBy(() -> transaction.execute(status -> validateUnchecked(version)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too long for a transaction");
    }

    @Test
    void keepsTheReportAsEvidence() throws Exception {
        var version = bench.scores(BINARY_CLASSIFICATION, bench.data(new Rows(200, 5).csv()));
        var report = validate(version, policy(Threshold.atLeast(ClassificationMetrics.AUC, 0.99)));
        var kept = validation.record(report, "instance-1", Actor.system("test"));

        var evidence = ledger.get(kept.id());
        assertThat(evidence.kind()).isEqualTo("validation");
        assertThat(evidence.outcome()).isEqualTo("rejected");
        assertThat(evidence.artifact()).isEqualTo(version.artifact());
        assertThat(evidence.processInstance()).isEqualTo("instance-1");
        var body = evidence.body();
        assertThat(body.at("/policy/key").asText()).isEqualTo("acceptance-policy");
        assertThat(body.at("/policy/version").asInt()).isEqualTo(3);
        assertThat(body.at("/policy/digest").asText())
                .isEqualTo(report.policy().digest().toString());
        assertThat(body.at("/dataDigest").asText())
                .isEqualTo(report.dataDigest().toString());
        assertThat(body.at("/thresholds/0/value").asDouble())
                .isEqualTo(report.metric(ClassificationMetrics.AUC).orElseThrow());
        assertThat(body.at("/thresholds/0/met").asBoolean()).isFalse();
        assertThat(body.at("/libraries/onnxruntime").asText()).isNotEmpty();
        assertThat(body.at("/at").asText()).isEqualTo(SettableClock.START.toString());
        assertThat(CanonicalJson.read(body.toString(), ValidationReport.class)).isEqualTo(report);
    }

    private Object validateUnchecked(ModelVersion version) {
        try {
            return validate(version, LENIENT);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ValidationReport validate(ModelVersion version, ValidationPolicy policy) throws InterruptedException {
        return validation.validate(ValidationOrder.of(version, policy), Progress.IGNORED);
    }

    private static CheckResult result(ValidationReport report, String check) {
        return report.results().stream()
                .filter(result -> result.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Scores between 0 and 1 that rank outcomes fairly well. */
    private record Rows(double[] outcomes, double[] scores) {

        Rows(int rows, long seed) {
            this(new double[rows], new double[rows]);
            var random = new Random(seed);
            Arrays.setAll(scores, row -> Math.round(random.nextDouble() * 1000) / 1000.0);
            Arrays.setAll(outcomes, row -> random.nextDouble() < scores[row] ? 1 : 0);
        }

        String csv() {
            return IntStream.range(0, scores.length)
                    .mapToObj(row -> scores[row] + (outcomes[row] == 1 ? ",bad" : ",good"))
                    .collect(Collectors.joining("\n", "x,y\n", "\n"));
        }
    }
}
