package io.muster.formats.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringSettings;
import io.muster.scoring.ReferenceModel;
import io.muster.shared.Refusal;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of others, when they lie beside the project. */
class ReferencePmmlTests {

    private final PmmlFormat format = new PmmlFormat(ScoringSettings.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit-logistic",
                "credit-gbm",
                "credit-tree",
                "credit-logistic-numeric",
                "bike-linear",
                "bike-gbm",
                "housing-forest",
                "iris-multinomial"
            })
    void scoresRealModelsAsScikitLearnDoes(String name) {
        var model = ReferenceModel.require(name);
        var signature = format.inspect(model.artifact("pmml")).orElseThrow();
        try (var scorer = format.load(model.artifact("pmml"), signature)) {
            var batch = scorer.score(RowsAsColumns.batch(signature, model.inputs(signature)));
            for (var output : model.expected().names()) {
                var got = ((Column.Numbers) batch.column(output)).values();
                ReferenceModel.assertClose(name + " " + output, model.expected(output), i -> got[i], 1e-6, 1e-9);
            }
            assertThat(scorer.scoreRow(model.inputs(signature).get(0)))
                    .usingRecursiveComparison()
                    .isEqualTo(RowsAsColumns.row(batch, 0));
        }
    }

    /** Not all are supported, but each is either understood or refused with a reason. */
    @Test
    void understandsOrRefusesEveryKindOfModelOfTheStandard() throws IOException {
        var folder = ReferenceMaterial.require("fixtures/pmml-dmg-examples");
        var understood = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                try {
                    format.load(file, format.inspect(file).orElseThrow()).close();
                    understood.add(file.getFileName().toString());
                } catch (Refusal refused) {
                    assertThat(refused).hasMessageNotContaining("null");
                }
            }
        }
        assertThat(understood).hasSizeGreaterThanOrEqualTo(30);
    }
}
