package io.muster.formats.pmml;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the format to tests of those who write PMML. */
public final class PmmlFormats {

    private PmmlFormats() {}

    public static ModelFormat pmml() {
        return new PmmlFormat(ScoringSettings.defaults());
    }

    static Example example(Path directory) throws IOException {
        return new Example(
                PmmlFiles.write(directory, PmmlFiles.logistic()),
                new Signature(
                        List.of(
                                new Field(
                                        "age", DataType.DOUBLE, List.of(), false, Math.nextUp(17.0), 120.0, List.of()),
                                new Field(
                                        "housing",
                                        DataType.TEXT,
                                        List.of(),
                                        false,
                                        null,
                                        null,
                                        List.of("own", "rent"))),
                        List.of(Field.of("p", DataType.DOUBLE), Field.of("class", DataType.TEXT))),
                new GoldenRecord(
                        Map.of("age", 40, "housing", "own"), Map.of("p", PmmlFormatTests.P, "class", "bad"), 1e-12),
                "age");
    }
}
