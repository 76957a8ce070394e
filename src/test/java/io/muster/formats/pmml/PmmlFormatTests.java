package io.muster.formats.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.muster.formats.IncompatibleSignature;
import io.muster.formats.InvalidInput;
import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PmmlFormatTests extends ModelFormatContract {

    static final double P = 1 / (1 + Math.exp(1 - 0.05 * 40 + 0.5));

    private final PmmlFormat format = new PmmlFormat(ScoringSettings.defaults());

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        return new PmmlFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return PmmlFormats.example(directory);
    }

    @Test
    void namesTheFieldOfAnUnseenCategoryAndOfANumberOutOfRange() throws IOException {
        var example = example();
        try (var scorer = format.load(example.artifact(), example.signature())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("age", 40, "housing", "castle")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'housing'")
                    .hasMessageContaining("castle");
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("age", 40, "housing", "?")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'housing'");
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("age", 17, "housing", "own")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'age'");
        }
    }

    @Test
    void replacesMissingValuesWhereTheDocumentSaysByWhat() throws IOException {
        var text = PmmlFiles.logistic()
                .replace("<MiningField name=\"age\"/>", "<MiningField name=\"age\" missingValueReplacement=\"40\"/>")
                .replace(
                        "<MiningField name=\"housing\"/>",
                        "<MiningField name=\"housing\" missingValueReplacement=\"own\" invalidValueTreatment=\"asMissing\"/>");
        var file = PmmlFiles.write(directory, text);
        var signature = format.inspect(file).orElseThrow();
        assertThat(signature.inputs()).allMatch(Field::optional);
        var nothing = new HashMap<String, Object>();
        nothing.put("age", null);
        try (var scorer = format.load(file, signature)) {
            assertThat((Double) scorer.scoreRow(nothing).get("p")).isCloseTo(P, within(1e-12));
            assertThat((Double) scorer.scoreRow(Map.of("housing", "castle")).get("p"))
                    .isCloseTo(P, within(1e-12));
        }
        var withoutInputs = new Signature(List.of(), signature.outputs());
        try (var scorer = format.load(file, withoutInputs)) {
            assertThat((Double) scorer.scoreRow(Map.of()).get("p")).isCloseTo(P, within(1e-12));
        }
    }

    @Test
    void treatsUnseenCategoriesAsTheDocumentSays() throws IOException {
        var text = PmmlFiles.logistic()
                .replace(
                        "<MiningField name=\"housing\"/>",
                        "<MiningField name=\"housing\" invalidValueTreatment=\"asIs\"/>");
        var file = PmmlFiles.write(directory, text);
        try (var scorer = format.load(file, format.inspect(file).orElseThrow())) {
            assertThat((Double) scorer.scoreRow(Map.of("age", 40, "housing", "castle"))
                            .get("p"))
                    .isCloseTo(1 / (1 + Math.exp(1 - 0.05 * 40)), within(1e-12));
        }
    }

    @Test
    void refusesToPromiseResultsForMissingValuesTheEngineIsKnownToScoreWrong() throws IOException {
        var example = example();
        var optional = new Field("age", DataType.DOUBLE, List.of(), true, null, null, List.of());
        var declared = new Signature(
                List.of(optional, example.signature().inputs().get(1)),
                example.signature().outputs());

        assertThatThrownBy(() -> format.load(example.artifact(), declared))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'age'")
                .hasMessageContaining("missing");
    }

    @Test
    void namesAnInputThatTheSignatureLacksOrAddsOrTypesOtherwise() throws IOException {
        var example = example();
        var inputs = example.signature().inputs();
        var outputs = example.signature().outputs();

        assertThatThrownBy(() -> format.load(example.artifact(), new Signature(inputs.subList(0, 1), outputs)))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'housing'");
        var more = List.of(inputs.get(0), inputs.get(1), Field.of("shoe size", DataType.DOUBLE));
        assertThatThrownBy(() -> format.load(example.artifact(), new Signature(more, outputs)))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'shoe size'");
        var other = List.of(inputs.get(0), Field.of("housing", DataType.DOUBLE));
        assertThatThrownBy(() -> format.load(example.artifact(), new Signature(other, outputs)))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'housing'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Apply function=\"substring\"><FieldRef field=\"housing\"/></Apply>",
                "<Apply function=\"and\"><FieldRef field=\"housing\"/></Apply>",
                "<TextIndex textField=\"housing\"><Constant>own</Constant></TextIndex>",
            })
    void refusesWhatTheEngineAlwaysScoresWrong(String expression) throws IOException {
        var text = PmmlFiles.logistic()
                .replace(
                        "<RegressionModel",
                        ("<TransformationDictionary><DerivedField name=\"d\" optype=\"categorical\" dataType=\"string\">%s"
                                        + "</DerivedField></TransformationDictionary><RegressionModel")
                                .formatted(expression));

        refuses(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesModelsOf32BitArithmetic() throws IOException {
        refuses(PmmlFiles.logistic()
                .replace("<RegressionModel", "<RegressionModel x-mathContext=\"float\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesDocumentsWithNoModelOrTwo() throws IOException {
        refuses(PmmlFiles.document("").getBytes(StandardCharsets.UTF_8));
        refuses(PmmlFiles.document(PmmlFiles.LOGISTIC + PmmlFiles.LOGISTIC).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesANumberWhoseDeclaredCategoriesAreNotNumbers() throws IOException {
        var example = example();
        var age = new Field("age", DataType.DOUBLE, List.of(), false, null, null, List.of("young"));
        var declared = new Signature(
                List.of(age, example.signature().inputs().get(1)),
                example.signature().outputs());

        assertThatThrownBy(() -> format.load(example.artifact(), declared))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'age'")
                .hasMessageContaining("young");
    }

    @Test
    void refusesDates() throws IOException {
        refuses(PmmlFiles.logistic()
                .replace("optype=\"continuous\" dataType=\"double\">", "optype=\"continuous\" dataType=\"date\">")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesEncodingsInWhichTwoParsersMightReadTwoDocuments() throws IOException {
        var text = PmmlFiles.logistic().replace("UTF-8", "IBM037");
        refuses(text.getBytes(Charset.forName("IBM037")));
        refuses(PmmlFiles.logistic().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16));
        refuses(PmmlFiles.logistic().replace("rent", "Häuschen").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsOldEncodings() throws IOException {
        var text = PmmlFiles.logistic().replace("UTF-8", "ISO-8859-1").replace("rent", "Häuschen");
        var file = Files.write(directory.resolve("latin.pmml"), text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(format.inspect(file).orElseThrow().inputs().get(1).categories())
                .containsExactly("own", "Häuschen");
    }

    @Test
    void survivesEveryDamagedByte() throws IOException {
        var whole = PmmlFiles.logistic().getBytes(StandardCharsets.UTF_8);
        var file = directory.resolve("damaged.pmml");
        for (var i = 0; i < whole.length; i += 3) {
            var damaged = whole.clone();
            damaged[i] ^= 0x15;
            Files.write(file, damaged);
            try {
                format.inspect(file);
            } catch (UnreadableArtifact expected) {
                assertThat(expected).hasMessageNotContaining(directory.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INF", "-INF", "NaN", "Infinity", "1e999"})
    void refusesAPredicateWithANumberThatIsNotFinite(String number) throws IOException {
        var tree = PmmlFiles.document(PmmlFiles.TREE.replace("value=\"40\"", "value=\"%s\"".formatted(number)));

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, tree)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("'%s' as a number (value of <SimplePredicate>)".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SimpleSetPredicate field=\"age\" booleanOperator=\"isIn\"><Array n=\"2\" type=\"real\">40 INF</Array></SimpleSetPredicate>",
                "<CompoundPredicate booleanOperator=\"or\"><False/><SimplePredicate field=\"age\" operator=\"lessOrEqual\" value=\"INF\"/></CompoundPredicate>"
            })
    void refusesNumbersThatAreNotFiniteAnywhere(String predicate) throws IOException {
        var tree = PmmlFiles.document(PmmlFiles.TREE.replace(
                "<SimplePredicate field=\"age\" operator=\"lessOrEqual\" value=\"40\"/>", predicate));

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, tree)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("'INF' as a number");
    }

    private static String mapped(String in, String out, String type) {
        return PmmlFiles.logistic().replace("<RegressionModel", """
                        <TransformationDictionary><DerivedField name="d" optype="continuous" dataType="%3$s">
                          <MapValues outputColumn="out" dataType="%3$s"><FieldColumnPair field="housing" column="in"/>
                            <InlineTable><row><in>%1$s</in><out>%2$s</out></row></InlineTable></MapValues>
                        </DerivedField></TransformationDictionary><RegressionModel""".formatted(in, out, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INF", "-INF", "NaN", "NA"})
    void refusesATableThatGivesSomethingElseThanANumber(String cell) throws IOException {
        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, mapped("own", cell, "double"))))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("'%s'".formatted(cell))
                .hasMessageContaining("<out>");
    }

    @Test
    void takesCellsOfTextsForTexts() throws IOException {
        assertThat(format.inspect(PmmlFiles.write(directory, mapped("NaN", "INF", "string"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Extension/><Matrix nbRows=\"1\" nbCols=\"1\"><MatCell row=\"1\" col=\"1\">INF</MatCell></Matrix>",
                "<INT-SparseArray n=\"1\"><Indices>1</Indices><INT-Entries>NaN</INT-Entries></INT-SparseArray>",
                "<Anything>-INF</Anything>",
            })
    void refusesContentThatIsNotFiniteWhateverTheElement(String element) throws IOException {
        var text = PmmlFiles.logistic()
                .replace("<RegressionTable intercept=\"0\"", element + "<RegressionTable intercept=\"0\"");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, text)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("as a number");
    }

    @Test
    void aCategoryHidesNoNumberBesideIt() throws IOException {
        var text = PmmlFiles.logistic().replace("coefficient=\"-0.5\"", "coefficient=\"NaN\"");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, text)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("coefficient of <CategoricalPredictor>");
    }

    @Test
    void takesTheSameLettersForAClass() throws IOException {
        var tree = PmmlFiles.document(
                        PmmlFiles.TREE
                                .replace("score=\"bad\" recordCount=\"1\">", "score=\"nan\" recordCount=\"1\">")
                                .replace(
                                        "<SimplePredicate field=\"age\" operator=\"lessOrEqual\" value=\"40\"/>",
                                        "<SimplePredicate field=\"age\" operator=\"lessOrEqual\" value=\"40\"/><ScoreDistribution value=\"nan\" recordCount=\"1\"/>")
                                .replace(
                                        "</MiningSchema>",
                                        "</MiningSchema><Targets><Target field=\"class\"><TargetValue value=\"nan\" priorProbability=\"0.5\"/></Target></Targets>"))
                .replace("<Value value=\"bad\"/>", "<Value value=\"nan\"/>");
        var file = PmmlFiles.write(directory, tree);

        try (var scorer = format.load(file, format.inspect(file).orElseThrow())) {
            assertThat(scorer.scoreRow(Map.of("age", 20))).containsEntry("class", "nan");
        }
    }

    @Test
    void aClassHidesNoNumberOfARegression() throws IOException {
        var tree = PmmlFiles.document(PmmlFiles.TREE
                .replace("functionName=\"classification\"", "functionName=\"regression\"")
                .replace("score=\"bad\" recordCount=\"1\">", "score=\"nan\" recordCount=\"1\">"));

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, tree)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("score of <Node>");
    }

    @Test
    void saysHowAnIntervalIsOpen() throws IOException {
        var text = PmmlFiles.logistic().replaceFirst("rightMargin=\"[^\"]*\"", "rightMargin=\"INF\"");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, text)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("leave the margin out, which means the same");
    }

    @Test
    void offersTheVerificationRowsOfTheDocumentAsGoldenRecords() throws IOException {
        var file = PmmlFiles.write(directory, PmmlFiles.verified("0.5", P));
        var signature = format.inspect(file).orElseThrow();

        var records = format.ownRecords(file, signature);

        assertThat(records).hasSize(2);
        assertThat(records.get(1).inputs()).containsEntry("age", 40.0).containsEntry("housing", "own");
        assertThat(records.get(1).expected()).containsOnlyKeys("p").containsEntry("p", P);
        assertThat(records.get(1).tolerance()).isEqualTo(1e-7);
        assertThat(format.ownRecords(example().artifact(), signature)).isEmpty();
    }

    @Test
    void takesTheSameLettersForACategory() throws IOException {
        var named = PmmlFiles.logistic().replace("rent", "NaN").replace("own", "INF");
        var file = PmmlFiles.write(directory, named);

        try (var scorer = format.load(file, format.inspect(file).orElseThrow())) {
            assertThat((Double)
                            scorer.scoreRow(Map.of("age", 40, "housing", "INF")).get("p"))
                    .isCloseTo(P, within(1e-12));
        }
    }

    @Test
    void replaysTheVerificationRowsOfTheDocument() throws IOException {
        var right = PmmlFiles.write(directory, PmmlFiles.verified("0.5", P));
        assertThat(format.inspect(right)).isPresent();
        format.load(right, example().signature()).close();

        var wrong = PmmlFiles.write(directory, PmmlFiles.verified("0.5", P + 1e-5));
        assertThatThrownBy(() -> format.inspect(wrong))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("row 2, 'p' is")
                .hasMessageContaining("ModelVerification");
        assertThatThrownBy(() -> format.load(wrong, example().signature())).isInstanceOf(UnreadableArtifact.class);
    }

    @Test
    void refusesVerificationRowsThatCompareNothing() throws IOException {
        var nothing = PmmlFiles.verified("0.5", P)
                .replace("<VerificationField field=\"p\"", "<VerificationField field=\"q\"");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, nothing)))
                .hasMessageContaining("compares nothing");
    }

    @Test
    void anOutputWithoutADataTypeHasTheTypeThatItsFeatureImplies() throws IOException {
        var untyped = PmmlFiles.logistic()
                .replace(
                        "<OutputField name=\"p\" optype=\"continuous\" dataType=\"double\"",
                        "<OutputField name=\"decided\" feature=\"predictedValue\"/><OutputField name=\"p\"");
        var file = PmmlFiles.write(directory, untyped);

        var signature = format.inspect(file).orElseThrow();

        assertThat(signature.output("p").orElseThrow().type()).isEqualTo(DataType.DOUBLE);
        assertThat(signature.output("decided").orElseThrow().type()).isEqualTo(DataType.TEXT);
        try (var scorer = format.load(file, signature)) {
            assertThat(scorer.scoreRow(Map.of("age", 40, "housing", "own"))).containsEntry("decided", "bad");
        }
    }

    @Test
    void saysWhichOutputNeedsADataType() throws IOException {
        var untyped = PmmlFiles.logistic()
                .replace(
                        "<Output>",
                        "<Output><OutputField name=\"doubled\" feature=\"transformedValue\"><FieldRef field=\"age\"/></OutputField>");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, untyped)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("Output 'doubled' of the PMML has no dataType")
                .hasMessageContaining("add dataType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.#INF", "NA", "1,5", "0x10"})
    void refusesAPredicateWithSomethingElseThanANumber(String word) throws IOException {
        var tree = PmmlFiles.document(PmmlFiles.TREE.replace("value=\"40\"", "value=\"%s\"".formatted(word)));

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, tree)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("'%s' where a number is expected".formatted(word));
    }

    @Test
    void anExtensionHidesNoNumber() throws IOException {
        var tree = PmmlFiles.document(
                PmmlFiles.TREE.replace(
                        "<SimplePredicate field=\"age\" operator=\"lessOrEqual\" value=\"40\"/>",
                        "<SimpleSetPredicate field=\"age\" booleanOperator=\"isIn\"><Array n=\"2\" type=\"real\">40 INF<Extension/></Array></SimpleSetPredicate>"));

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, tree)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("'INF' as a number");
    }

    @Test
    void verificationRowsThatLackAnInputCompareNothing() throws IOException {
        var without = PmmlFiles.verified("0.9", 0.9)
                .replace("<data:age>20</data:age>", "")
                .replace("<data:age>40</data:age>", "");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, without)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("compares nothing");
    }

    @Test
    void verifiesThePredictedValueByTheNameOfTheTarget() throws IOException {
        var named = PmmlFiles.verified("good", 0)
                .replace("<VerificationField field=\"p\"", "<VerificationField field=\"class\"")
                .replace("<data:p>0.0</data:p>", "<data:p>bad</data:p>")
                .replace(
                        "<Output>",
                        "<Output><OutputField name=\"decided\" dataType=\"string\" feature=\"predictedValue\"/>");

        assertThatThrownBy(() -> format.inspect(PmmlFiles.write(directory, named)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("row 1, 'class' is 'bad', expected 'good'");
    }
}
