package io.muster.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.extensions.Extensions;
import io.muster.extensions.OutsideJar;
import io.muster.formats.ModelFormat;
import io.muster.formats.OutsideFormats;
import io.muster.formats.ScoringSettings;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model format of {@code docs/examples/own-step} in worker processes, which get its jar and nothing else of it. */
class OutsideFormatSlowTests {

    private static final ScoringSettings SCORING = ScoringSettings.defaults();

    @TempDir
    Path folder;

    private Path jar;
    private Path model;
    private ModelFormat format;
    private OutsideCode code;

    @BeforeEach
    void buildTheExample() throws IOException {
        jar = OutsideJar.ofExample(folder);
        model = Files.writeString(folder.resolve("model.json"), """
                {"output": "y", "intercept": 0.5, "weights": {"x": 2}}""");
        var loader = OutsideJar.loader(jar);
        format = OutsideFormats.on(loader, SCORING).get(0);
        code = OutsideCode.of(Extensions.on(loader), List.of(jar));
    }

    @Test
    void examinesAndServesItsModels() throws IOException {
        try (var isolation = new WorkerIsolation(SCORING, ScoringWorkerSettings.defaults(), code)) {
            var examining = isolation.examining(format);
            var signature = examining.inspect(model).orElseThrow();
            assertThat(signature).isEqualTo(format.inspect(model).orElseThrow());
            try (var scorer = isolation.serving(format).load(model, signature)) {
                assertThat(scorer.scoreRow(Map.of("x", 3))).containsExactly(Map.entry("y", 6.5));
            }

            Files.writeString(model, "{}");
            assertThatThrownBy(() -> examining.inspect(model))
                    .isInstanceOf(UnreadableArtifact.class)
                    .hasMessageContaining("A linear model has an 'output'");
        }
    }

    /** The server told the digest of another file: nothing runs with a jar that no one was told of. */
    @Test
    void doesNotStartWithAJarThatChangedMeanwhile() throws IOException {
        OutsideJar.ofExample(folder, "META-INF/notes.txt");
        try (var isolation = new WorkerIsolation(SCORING, ScoringWorkerSettings.defaults(), code)) {
            assertThatThrownBy(() -> isolation.examining(format).inspect(model))
                    .isInstanceOf(ScoringUnavailable.class)
                    .hasMessageContaining("The jars from outside changed since the server started");
        }
    }

    @Test
    void workersGetNoCodeFromOutsideUnlessItBringsAFormat() {
        assertThat(OutsideCode.of(List.of(), List.of(jar))).isEqualTo(OutsideCode.NONE);
        assertThat(code.path()).containsExactly(jar);
        assertThat(code.jars()).hasSize(1);
    }
}
