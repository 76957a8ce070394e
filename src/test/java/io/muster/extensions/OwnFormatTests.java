package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.formats.ModelFormat;
import io.muster.formats.OutsideFormats;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model format of {@code docs/examples/own-step}, made as a worker process makes it. */
class OwnFormatTests extends ModelFormatContract {

    private static final String LINEAR = """
            {"output": "score", "intercept": -1.5, "link": "logit", "weights": {"age": 0.02, "income": -0.4}}""";

    @TempDir
    static Path jars;

    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        loader = OutsideJar.loader(OutsideJar.ofExample(jars));
    }

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        var formats = OutsideFormats.on(loader, settings);
        assertThat(formats).hasSize(1);
        return formats.get(0);
    }

    @Override
    protected Example example() throws IOException {
        var file = Files.writeString(directory.resolve("linear.json"), LINEAR);
        var signature = new Signature(
                List.of(Field.of("age", DataType.DOUBLE), Field.of("income", DataType.DOUBLE)),
                List.of(Field.of("score", DataType.DOUBLE)));
        var expected = 1 / (1 + Math.exp(1.5 - 0.02 * 40 + 0.4 * 2));
        var record = new GoldenRecord(Map.of("age", 40, "income", 2), Map.of("score", expected), 1e-12);
        return new Example(file, signature, record, "income");
    }

    @Test
    void keepsTheRulesForFormatsFromOutside() {
        OutsideFormats.require(format(ScoringSettings.defaults()));
    }

    @Test
    void refusesAModelThatIsNotWhatItSays() throws IOException {
        refuses("{\"output\": \"y\", \"intercept\": 0, \"weights\": {\"x\": \"much\"}}");
        refuses("{\"output\": \"y\", \"intercept\": 0, \"weights\": {\"x\": 1e999}}");
        refuses("{\"output\": \"y\", \"intercept\": 0, \"weights\": {\"x\": 1, \"x\": 2}}");
        refuses("{\"output\": \"y\", \"intercept\": 0, \"weights\": {\" \": 1}}");
        refuses("{\"output\": \"y\", \"intercept\": 0, \"link\": \"probit\", \"weights\": {\"x\": 1}}");
        refuses(LINEAR + LINEAR);
    }

    private void refuses(String text) throws IOException {
        refuses(text.getBytes(StandardCharsets.UTF_8));
    }
}
