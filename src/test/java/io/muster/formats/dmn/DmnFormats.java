package io.muster.formats.dmn;

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

/** Opens the format to others' tests. */
public final class DmnFormats {

    private DmnFormats() {}

    public static ModelFormat dmn() {
        return new DmnFormat(ScoringSettings.defaults());
    }

    static Example example(Path directory) throws IOException {
        return new Example(
                DmnFiles.write(directory, DmnFiles.affordability()),
                new Signature(
                        List.of(
                                new Field("Debt Share", DataType.DOUBLE, List.of(), false, 0.0, 5.0, List.of()),
                                new Field(
                                        "Risk Class",
                                        DataType.TEXT,
                                        List.of(),
                                        false,
                                        null,
                                        null,
                                        List.of("low", "high"))),
                        List.of(
                                Field.of("Affordable", DataType.BOOLEAN),
                                Field.of("Policy.limit", DataType.DOUBLE),
                                Field.of("Policy.reason", DataType.TEXT))),
                new GoldenRecord(
                        Map.of("Debt Share", 0.4, "Risk Class", "low"),
                        Map.of("Affordable", true, "Policy.limit", 600, "Policy.reason", "first class"),
                        1e-12),
                "Debt Share");
    }
}
