package io.muster.formats.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a row of a PMML model may cost. */
class PmmlBoundsTests {

    @TempDir
    Path directory;

    private final PmmlFormat format = new PmmlFormat(ScoringSettings.defaults());

    private void inspect(String document) throws IOException {
        format.inspect(PmmlFiles.write(directory, document));
    }

    @Test
    void refusesFunctionsThatDoubleEachOther() {
        assertThatThrownBy(() -> inspect(EndlessPmml.doubling(40)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("muster.scoring.max-operations");
    }

    @Test
    void refusesAFunctionThatCallsItself() {
        for (var document : new String[] {EndlessPmml.recursive(), EndlessPmml.recursiveByTurns()}) {
            assertThatThrownBy(() -> inspect(document))
                    .isInstanceOf(UnreadableArtifact.class)
                    .hasMessageContaining("calls itself");
        }
    }

    @Test
    void takesFunctionsThatCallEachOtherAFewTimes() throws IOException {
        var file = PmmlFiles.write(directory, EndlessPmml.doubling(10));

        assertThat(format.unbounded(file, format.inspect(file).orElseThrow())).isEmpty();
    }

    @Test
    void reportsTextsWhoseLengthAPatternDecides() throws IOException {
        var text = EndlessPmml.doubling(1).replace("<DerivedField name=\"z\"", """
                <DerivedField name="long" optype="categorical" dataType="string"><Apply function="formatNumber">
                  <FieldRef field="age"/><Constant dataType="string">%999999999.0f</Constant></Apply></DerivedField>
                <DerivedField name="z\"""");
        var file = PmmlFiles.write(directory, text);

        assertThat(format.unbounded(file, format.inspect(file).orElseThrow())).isPresent();
    }
}
