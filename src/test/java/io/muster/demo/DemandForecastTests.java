package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.demo.DemandData.Row;
import io.muster.formats.ScoringSettings;
import io.muster.formats.pmml.PmmlFormat;
import io.muster.inventory.signature.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.junit.jupiter.api.Test;

/**
 * How the demo's demand forecast was made: least squares on the generated training data, by Hipparchus, written as PMML.
 * {@code -Dmuster.generate} writes the file again.
 */
class DemandForecastTests {

    private static final Path FILE = Path.of("src/main/resources/demo/demand-forecast.pmml");
    private static final List<String> NUMBERS = List.of("promotion", "last_week", "recent", "fading");
    private static final double LEVEL = 0.9;
    private static final int GOLDEN = 14;

    private final List<Row> training = DemandData.training();
    private final double[] coefficients = leastSquares(
            training.stream().map(DemandForecastTests::terms).toArray(double[][]::new),
            training.stream().mapToDouble(Row::demand).toArray());
    private final double[] width = width();

    @Test
    void theArtifactIsTheRegressionOnTheTrainingData() throws IOException {
        if (System.getProperty("muster.generate") != null) {
            Files.writeString(FILE, pmml());
        }

        assertThat(Files.readString(FILE, StandardCharsets.UTF_8)).isEqualTo(pmml());
    }

    /** Reading it verifies its rows, which this test computed without it. */
    @Test
    void theEngineGivesTheSameForecastsAndIntervals() {
        var signature = new PmmlFormat(ScoringSettings.defaults()).inspect(FILE).orElseThrow();

        assertThat(signature.outputs()).extracting(Field::name).containsExactly("forecast", "lower", "upper");
    }

    @Test
    void isBetterThanTheNaiveForecastAtEachHorizonAndWorseForFartherDays() {
        var naive = training.stream()
                .mapToDouble(row -> Math.abs(row.lastWeek() - row.demand()))
                .average()
                .orElseThrow();
        var scaled = IntStream.rangeClosed(1, DemandData.HORIZONS)
                .mapToDouble(horizon -> DemandData.holdout().stream()
                                .filter(row -> row.horizon() == horizon)
                                .mapToDouble(row -> Math.abs(forecast(row) - row.demand()))
                                .average()
                                .orElseThrow()
                        / naive)
                .toArray();

        assertThat(Arrays.stream(scaled).max().orElseThrow()).isLessThan(1);
        assertThat(scaled[0]).isLessThan(scaled[6]);
    }

    @Test
    void noDayIsForecastInBothParts() {
        var days = training.stream().map(Row::day).toList();

        assertThat(DemandData.holdout()).hasSize(358 * 7).noneMatch(row -> days.contains(row.day()));
    }

    /** An intercept, the numbers, and all weekdays but the first. */
    private static double[] terms(Row row) {
        var terms = new double[1 + NUMBERS.size() + DemandData.WEEKDAYS.size() - 1];
        terms[0] = 1;
        terms[1] = row.promotion();
        terms[2] = row.lastWeek();
        terms[3] = row.recent();
        terms[4] = row.latest() / row.horizon();
        var weekday = DemandData.WEEKDAYS.indexOf(row.weekday());
        if (weekday > 0) {
            terms[NUMBERS.size() + weekday] = 1;
        }
        return terms;
    }

    private static double[] leastSquares(double[][] rows, double[] outcomes) {
        return new QRDecomposition(new Array2DRowRealMatrix(rows))
                .getSolver()
                .solve(new ArrayRealVector(outcomes))
                .toArray();
    }

    private double forecast(Row row) {
        var terms = terms(row);
        return IntStream.range(0, terms.length)
                .mapToDouble(i -> coefficients[i] * terms[i])
                .sum();
    }

    /** Half the width of the interval, as a line over the horizon: nine of ten training errors of a horizon are smaller. */
    private double[] width() {
        var horizons = IntStream.rangeClosed(1, DemandData.HORIZONS).toArray();
        return leastSquares(
                Arrays.stream(horizons)
                        .mapToObj(horizon -> new double[] {1, horizon})
                        .toArray(double[][]::new),
                Arrays.stream(horizons).mapToDouble(this::quantile).toArray());
    }

    private double quantile(int horizon) {
        var errors = training.stream()
                .filter(row -> row.horizon() == horizon)
                .mapToDouble(row -> Math.abs(forecast(row) - row.demand()))
                .sorted()
                .toArray();
        return errors[(int) Math.ceil(LEVEL * errors.length) - 1];
    }

    private String pmml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
                  <Header description="Demand one to seven days ahead, with an interval for nine of ten days. Fitted to data that a seed generated.">
                    <Application name="Hipparchus"/>
                  </Header>
                  <DataDictionary numberOfFields="7">
                    <DataField name="horizon" optype="continuous" dataType="integer"><Interval closure="closedClosed" leftMargin="1" rightMargin="7"/></DataField>
                    <DataField name="weekday" optype="categorical" dataType="string">%s</DataField>
                    <DataField name="promotion" optype="continuous" dataType="double"><Interval closure="closedClosed" leftMargin="0" rightMargin="1"/></DataField>
                    <DataField name="last_week" optype="continuous" dataType="double"/>
                    <DataField name="recent" optype="continuous" dataType="double"/>
                    <DataField name="latest" optype="continuous" dataType="double"/>
                    <DataField name="demand" optype="continuous" dataType="double"/>
                  </DataDictionary>
                  <RegressionModel modelName="demand-forecast" functionName="regression" algorithmName="least squares">
                    <MiningSchema>
                      <MiningField name="horizon" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="weekday" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="promotion" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="last_week" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="recent" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="latest" invalidValueTreatment="returnInvalid"/>
                      <MiningField name="demand" usageType="target"/>
                    </MiningSchema>
                    <Output>
                      <OutputField name="forecast" optype="continuous" dataType="double" feature="predictedValue"/>
                %s%s    </Output>
                    <LocalTransformations>
                      <DerivedField name="fading" optype="continuous" dataType="double">
                        <Apply function="/"><FieldRef field="latest"/><FieldRef field="horizon"/></Apply>
                      </DerivedField>
                    </LocalTransformations>
                    <RegressionTable intercept="%s">
                %s    </RegressionTable>
                    <ModelVerification recordCount="%d" fieldCount="9">
                      <VerificationFields>
                %s      </VerificationFields>
                      <InlineTable>
                %s      </InlineTable>
                    </ModelVerification>
                  </RegressionModel>
                </PMML>
                """.formatted(
                        String.join(
                                "",
                                DemandData.WEEKDAYS.stream()
                                        .map("<Value value=\"%s\"/>"::formatted)
                                        .toList()),
                        end("lower", "-"),
                        end("upper", "+"),
                        coefficients[0],
                        predictors(),
                        GOLDEN,
                        verificationFields(),
                        verificationRows());
    }

    private String end(String name, String sign) {
        return """
                      <OutputField name="%s" optype="continuous" dataType="double" feature="transformedValue">
                        <Apply function="%s"><FieldRef field="forecast"/><Apply function="+"><Constant dataType="double">%s</Constant><Apply function="*"><Constant dataType="double">%s</Constant><FieldRef field="horizon"/></Apply></Apply></Apply>
                      </OutputField>
                """.formatted(name, sign, width[0], width[1]);
    }

    private String predictors() {
        var text = new StringBuilder();
        for (var i = 0; i < NUMBERS.size(); i++) {
            text.append("      <NumericPredictor name=\"%s\" coefficient=\"%s\"/>\n"
                    .formatted(NUMBERS.get(i), coefficients[1 + i]));
        }
        for (var i = 1; i < DemandData.WEEKDAYS.size(); i++) {
            text.append("      <CategoricalPredictor name=\"weekday\" value=\"%s\" coefficient=\"%s\"/>\n"
                    .formatted(DemandData.WEEKDAYS.get(i), coefficients[NUMBERS.size() + i]));
        }
        return text.toString();
    }

    private static String verificationFields() {
        var text = new StringBuilder();
        for (var name : List.of(
                "horizon", "weekday", "promotion", "last_week", "recent", "latest", "forecast", "lower", "upper")) {
            text.append("        <VerificationField field=\"%s\" column=\"%s\" precision=\"1E-9\"/>\n"
                    .formatted(name, name));
        }
        return text.toString();
    }

    /** Spread over the training data, so that each horizon and weekday occurs. */
    private String verificationRows() {
        var rows = new ArrayList<String>();
        for (var i = 0; i < GOLDEN; i++) {
            var row = training.get(i * (training.size() / GOLDEN) + i % DemandData.HORIZONS);
            var forecast = forecast(row);
            var half = width[0] + width[1] * row.horizon();
            rows.add(String.format(
                    Locale.ROOT,
                    "        <row><horizon>%s</horizon><weekday>%s</weekday><promotion>%s</promotion><last_week>%s</last_week>"
                            + "<recent>%s</recent><latest>%s</latest><forecast>%s</forecast><lower>%s</lower><upper>%s</upper></row>\n",
                    row.horizon(),
                    row.weekday(),
                    row.promotion(),
                    row.lastWeek(),
                    row.recent(),
                    row.latest(),
                    forecast,
                    forecast - half,
                    forecast + half));
        }
        return String.join("", rows);
    }
}
