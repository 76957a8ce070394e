package io.muster.monitoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.decisions.AskedDecision;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.evaluation.ModelEvaluation.Subject;
import io.muster.monitoring.monitor.FalseDiscoveryRate;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.DriftChance;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.testing.ReferenceMaterial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the shipped policy of tier 1 detects in real data, and how often it is wrong when nothing changes, when the data lies
 * beside the project. The figures are printed; docs/monitors.md states them.
 */
class DetectionStudySlowTests {

    private static final int REPLAYS = 200;

    /** A table of numbers by column, in the order of time. */
    private record Table(Map<String, double[]> columns, List<String> times) {

        double[] column(String name) {
            return columns.get(name);
        }

        int rows() {
            return times.size();
        }
    }

    /**
     * @param features that are counted, as numbers or as categories
     * @param score probabilities, or null
     * @param outcome outcomes, or null
     * @param forecast predicted quantities of the outcome, or null
     */
    private record Data(
            Table table,
            Map<String, Scale> features,
            double @Nullable [] score,
            double @Nullable [] outcome,
            double @Nullable [] forecast) {

        ReferenceProfile reference(int[] rows) {
            var fields = features.entrySet().stream()
                    .map(entry -> new Field(entry.getKey(), entry.getValue()))
                    .toList();
            var plan = score == null
                    ? new ReferencePlan(fields, List.of(), null, null, "outcome")
                    : new ReferencePlan(fields, List.of(), "score", ScoreBins.ofProbabilities(), "outcome");
            var made = ReferenceProfile.of(batch(rows), plan);
            return forecast == null ? made : new ReferenceProfile(made.layout(), profile(made, rows, true));
        }

        Profile profile(ReferenceProfile reference, int[] rows, boolean labelled) {
            var counter = new ProfileCounter(reference.layout());
            counter.add(batch(rows), score == null || !labelled ? null : pick(outcome, rows));
            if (forecast != null && labelled) {
                counter.addErrors(0, pick(outcome, rows), pick(forecast, rows));
            }
            return counter.profile();
        }

        private ColumnBatch batch(int[] rows) {
            var all = new ArrayList<Column>();
            features.keySet().forEach(name -> all.add(new Column.Numbers(name, pick(table.column(name), rows))));
            if (score != null) {
                all.add(new Column.Numbers("score", pick(score, rows)));
            }
            if (outcome != null) {
                all.add(new Column.Numbers("outcome", pick(outcome, rows)));
            }
            return new ColumnBatch(all);
        }
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static List<MonitorRule> policy(String type) throws IOException {
        var table = Files.readAllBytes(Path.of("processes", "decisions", "monitoring-policy.dmn"));
        return AskedDecision.of(table, MonitoringPolicy.TABLE).ask(Map.of("modelType", type, "tier", 1)).stream()
                .map(MonitoringPolicy::rule)
                .toList();
    }

    private static Table read(String file) throws IOException {
        var path = ReferenceMaterial.require("data/" + file);
        var in = Files.newInputStream(path);
        try (var lines =
                new BufferedReader(new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(in) : in))) {
            var names = lines.readLine().split(",");
            var rows = lines.lines().map(line -> line.split(",")).toList();
            var columns = new HashMap<String, double[]>();
            for (var i = 0; i < names.length; i++) {
                var column = i;
                columns.put(
                        names[i],
                        rows.stream().mapToDouble(row -> number(row[column])).toArray());
            }
            var time = Arrays.asList(names).indexOf("timestamp");
            return new Table(
                    columns, rows.stream().map(row -> time < 0 ? "" : row[time]).toList());
        }
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** The monitors in breach by window, in the order of windows. */
    private static Map<String, List<String>> detect(
            Data data, ReferenceProfile reference, List<MonitorRule> rules, Map<String, int[]> windows) {
        Map<MonitorKey, MonitorStatus> statuses = new HashMap<>();
        var found = new TreeMap<String, List<String>>();
        for (var window : windows.entrySet()) {
            var results = ModelEvaluation.evaluate(
                    new StatisticCatalogue(List.of()),
                    rules,
                    new Subject(
                            new MonitoredWindow(reference, data.profile(reference, window.getValue(), true)),
                            null,
                            List.of()),
                    statuses);
            statuses = results.stream().collect(Collectors.toMap(MonitorResult::key, MonitorResult::status));
            found.put(
                    window.getKey(),
                    results.stream()
                            .filter(result -> result.status().state() == State.BREACH && result.level() == Level.BREACH
                                    || result.level() == Level.WARNING
                                            && result.statistic().startsWith("estimated-"))
                            .map(result ->
                                    result.statistic() + (result.subject().isEmpty() ? "" : " " + result.subject()))
                            .sorted()
                            .toList());
        }
        return found;
    }

    /** @return windows with a discovered column, windows with a breach, windows with drift that was judged */
    private static int[] replay(Data data, int[] pool, int windowRows, List<MonitorRule> rules) {
        var random = new Random(2026);
        var discovered = 0;
        var breaches = 0;
        var judged = 0;
        for (var replay = 0; replay < REPLAYS; replay++) {
            var shuffled = Arrays.stream(pool).boxed().collect(Collectors.toList());
            Collections.shuffle(shuffled, random);
            var half = shuffled.size() / 2;
            var reference = data.reference(
                    shuffled.subList(0, half).stream().mapToInt(i -> i).toArray());
            var rows = shuffled.subList(half, half + windowRows).stream()
                    .mapToInt(i -> i)
                    .toArray();
            var window = new MonitoredWindow(reference, data.profile(reference, rows, true));
            discovered += FalseDiscoveryRate.discovered(DriftChance.byColumn(window), FalseDiscoveryRate.RATE)
                            .isEmpty()
                    ? 0
                    : 1;
            var results = ModelEvaluation.evaluate(
                    new StatisticCatalogue(List.of()), rules, new Subject(window, null, List.of()), Map.of());
            breaches += results.stream().anyMatch(result -> result.level() == Level.BREACH) ? 1 : 0;
            judged += results.stream()
                            .anyMatch(result -> result.statistic().equals("psi")
                                    && result.level().isVerdict())
                    ? 1
                    : 0;
        }
        return new int[] {discovered, breaches, judged};
    }

    private static void report(String stream, int[] replays, Map<String, List<String>> found) {
        System.out.printf(
                "STUDY %s: of %d replays without drift, %d with a column that differs by more than chance (expected at most"
                        + " 5 %%), %d with a breach in one window; drift judged in %d%n",
                stream, REPLAYS, replays[0], replays[1], replays[2]);
        found.forEach((window, breaches) -> System.out.printf("STUDY %s %s: %s%n", stream, window, breaches));
    }

    /** Logistic regression by gradient descent on standardised columns: enough for a score. */
    private static double[] scores(Table table, List<String> features, double[] outcome, int trainedOn) {
        var columns = features.stream()
                .map(name -> standardised(table.column(name), trainedOn))
                .toList();
        var weights = new double[features.size() + 1];
        for (var step = 0; step < 300; step++) {
            var gradient = new double[weights.length];
            for (var row = 0; row < trainedOn; row++) {
                var error = probability(columns, weights, row) - outcome[row];
                gradient[0] += error;
                for (var i = 0; i < columns.size(); i++) {
                    gradient[i + 1] += error * columns.get(i)[row];
                }
            }
            for (var i = 0; i < weights.length; i++) {
                weights[i] -= 2 * gradient[i] / trainedOn;
            }
        }
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> probability(columns, weights, row))
                .toArray();
    }

    private static double[] standardised(double[] column, int rows) {
        var mean = Arrays.stream(column, 0, rows).average().orElseThrow();
        var deviation = Math.sqrt(Arrays.stream(column, 0, rows)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
        return Arrays.stream(column)
                .map(x -> deviation == 0 ? 0 : (x - mean) / deviation)
                .toArray();
    }

    private static double probability(List<double[]> columns, double[] weights, int row) {
        var sum = weights[0];
        for (var i = 0; i < columns.size(); i++) {
            sum += weights[i + 1] * columns.get(i)[row];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** A market that was opened to another state in May 1997, with a model from the first 24 weeks. */
    @Test
    void electricityPricesOfNewSouthWales() throws IOException {
        var table = read("elec2.csv.gz");
        var names = List.of("nswprice", "nswdemand", "vicprice", "vicdemand", "transfer");
        var trained = 24 * 336;
        var scores = scores(table, List.of("nswprice", "nswdemand"), table.column("class"), trained);
        var features = new TreeMap<String, Scale>();
        names.forEach(name -> features.put(name, Scale.NUMBERS));
        var data = new Data(table, features, scores, table.column("class"), null);
        var rules = policy("machine-learning");
        var windows = new TreeMap<String, int[]>();
        for (var week = 24; (week + 4) * 336 <= table.rows(); week += 4) {
            windows.put("weeks %03d to %03d".formatted(week, week + 3), range(week * 336, (week + 4) * 336));
        }

        var found = detect(data, data.reference(range(0, trained)), rules, windows);
        var replays = replay(data, range(0, trained), 1_344, rules);

        report("elec2", replays, found);
        assertThat(found.entrySet().stream()
                        .filter(entry -> entry.getValue().contains("psi vicprice"))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .as("the market opens in week 52; two windows of four weeks must show it")
                .hasValueSatisfying(first -> assertThat(first).isBetween("weeks 052", "weeks 060"));
        assertThat(replays[0]).as("discoveries").isLessThanOrEqualTo(20);
        assertThat(replays[1]).as("false breaches").isZero();
    }

    /** Rentals grew by two thirds in the second year, which a profile of the hours of the first year does not know. */
    @Test
    void bicycleRentalsOfWashington() throws IOException {
        var table = read("bike_sharing_hour.csv");
        var firstYear = (int)
                Arrays.stream(table.column("yr")).filter(year -> year == 0).count();
        var features = new TreeMap<String, Scale>();
        List.of("temp", "hum", "windspeed").forEach(name -> features.put(name, Scale.NUMBERS));
        List.of("weathersit", "workingday").forEach(name -> features.put(name, Scale.CATEGORIES));
        var data = new Data(table, features, null, table.column("cnt"), hourlyMeans(table, firstYear));
        var rules = policy("predictive");
        var windows = new TreeMap<String, int[]>();
        for (var month = 1; month <= 12; month++) {
            var number = month;
            windows.put(
                    "2012-%02d".formatted(month),
                    IntStream.range(firstYear, table.rows())
                            .filter(row -> table.column("mnth")[row] == number)
                            .toArray());
        }

        var found = detect(data, data.reference(range(0, firstYear)), rules, windows);
        var replays = replay(data, range(0, firstYear), 700, rules);

        report("bike", replays, found);
        assertThat(found.values().stream()
                        .filter(breaches -> breaches.contains("mae"))
                        .count())
                .as("months whose forecasts are worse")
                .isGreaterThanOrEqualTo(6);
        assertThat(replays[0]).as("discoveries").isLessThanOrEqualTo(20);
        assertThat(replays[1]).as("false breaches").isLessThanOrEqualTo(2);
    }

    private static double[] hourlyMeans(Table table, int firstYear) {
        var sums = new HashMap<String, double[]>();
        for (var row = 0; row < firstYear; row++) {
            var sum = sums.computeIfAbsent(hour(table, row), any -> new double[2]);
            sum[0] += table.column("cnt")[row];
            sum[1]++;
        }
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> sums.containsKey(hour(table, row))
                        ? sums.get(hour(table, row))[0] / sums.get(hour(table, row))[1]
                        : 0)
                .toArray();
    }

    private static String hour(Table table, int row) {
        return table.column("hr")[row] + " " + table.column("workingday")[row] + " " + table.column("season")[row];
    }

    /** Twelve months with outcomes that come late: estimates warn first, outcomes decide. */
    @Test
    void californianHousingWithLateOutcomes() throws IOException {
        var before = read("california_housing_reference.csv");
        var after = read("california_housing_analysis.csv");
        var truth = read("california_housing_analysis_gt.csv");
        var data = housing(before, after, truth);
        var rules = policy("machine-learning");
        var windows = new TreeMap<String, int[]>();
        IntStream.range(before.rows(), data.table().rows())
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> data.table().times().get(row).substring(0, 7)))
                .forEach((month, rows) ->
                        windows.put(month, rows.stream().mapToInt(i -> i).toArray()));

        var found = detect(data, data.reference(range(0, before.rows())), rules, windows);
        var replays = replay(data, range(0, before.rows()), 500, rules);

        report("california", replays, found);
        assertThat(found.entrySet().stream()
                        .filter(entry -> entry.getValue().contains("auc"))
                        .map(Map.Entry::getKey))
                .as("the months below NannyML's threshold, and others")
                .contains("2021-08", "2021-09", "2022-03");
        assertThat(replays[0]).as("discoveries").isLessThanOrEqualTo(20);
        assertThat(replays[1]).as("false breaches").isLessThanOrEqualTo(2);
    }

    private static Data housing(Table before, Table after, Table truth) {
        var known = new HashMap<Double, Double>();
        for (var row = 0; row < truth.rows(); row++) {
            known.put(truth.column("id")[row], truth.column("clf_target")[row]);
        }
        var columns = new HashMap<String, double[]>();
        var names = List.of(
                "MedInc",
                "HouseAge",
                "AveRooms",
                "AveBedrms",
                "Population",
                "AveOccup",
                "Latitude",
                "Longitude",
                "y_pred_proba");
        names.forEach(name -> columns.put(name, joined(before.column(name), after.column(name))));
        var outcome = joined(
                before.column("clf_target"),
                Arrays.stream(after.column("id")).map(known::get).toArray());
        var times = new ArrayList<>(before.times());
        times.addAll(after.times());
        var features = new TreeMap<String, Scale>();
        names.subList(0, 8).forEach(name -> features.put(name, Scale.NUMBERS));
        return new Data(new Table(columns, times), features, columns.get("y_pred_proba"), outcome, null);
    }

    private static double[] joined(double[] one, double[] other) {
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
