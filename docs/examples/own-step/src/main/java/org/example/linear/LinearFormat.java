package org.example.linear;

import io.muster.formats.ArtifactFile;
import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.Signature;
import java.nio.file.Path;
import java.util.Optional;

/** A model format of our own: linear models in JSON. Worker processes make it too, so it takes the limits and no more. */
public final class LinearFormat implements ModelFormat {

    private final ScoringSettings limits;

    public LinearFormat(ScoringSettings limits) {
        this.limits = limits;
    }

    @Override
    public String id() {
        return "linear-json";
    }

    @Override
    public FormatFacts facts() {
        return new FormatFacts("example_linear", null, false);
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        return Optional.of(read(artifact).signature());
    }

    /** A sum of products takes the same time and memory for each row. */
    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        read(artifact);
        return Optional.empty();
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        return new LinearScorer(read(artifact), signature);
    }

    private LinearModel read(Path artifact) {
        return LinearModel.read(ArtifactFile.read(artifact, limits.maxDocumentSize()));
    }
}
