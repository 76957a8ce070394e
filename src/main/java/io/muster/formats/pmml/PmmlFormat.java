package io.muster.formats.pmml;

import io.muster.formats.ArtifactFile;
import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.formats.XmlText;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pmml4s.model.Model;
import org.springframework.stereotype.Component;
import scala.NotImplementedError;

/** The format of PMML models (dmg.org) up to version 4.4, scored by pmml4s. */
@Component
public class PmmlFormat implements ModelFormat {

    /** The format's name in the inventory. */
    public static final String ID = "pmml";

    private final ScoringSettings settings;

    public PmmlFormat(ScoringSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public FormatFacts facts() {
        return FormatFacts.of(id(), "pmml4s_3");
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        return Optional.of(read(artifact).signature());
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        return new PmmlScorer(read(artifact), signature);
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        var facts = PmmlReader.read(text(artifact), settings.maxOperations());
        return facts.formats() ? Optional.of("it writes texts whose length a pattern decides") : Optional.empty();
    }

    @Override
    public List<GoldenRecord> ownRecords(Path artifact, Signature signature) {
        var text = text(artifact);
        var verification = PmmlVerification.read(text);
        if (verification.isEmpty()) {
            return List.of();
        }
        var model = parsed(text, PmmlReader.read(text, settings.maxOperations()));
        try (var scorer = new PmmlScorer(model, signature)) {
            return new PmmlVerifier(verification, model, scorer).goldenRecords();
        }
    }

    private String text(Path artifact) {
        return XmlText.of(ArtifactFile.read(artifact, settings.maxDocumentSize()));
    }

    private PmmlModel read(Path artifact) {
        var text = text(artifact);
        var facts = PmmlReader.read(text, settings.maxOperations());
        var verification = PmmlVerification.read(text);
        if (!verification.isEmpty()) {
            verify(text, facts, verification);
        }
        return parsed(text, facts);
    }

    /** Uses a separate model, because binding outputs changes what a model computes. */
    private static void verify(String text, PmmlFacts facts, PmmlVerification verification) {
        var model = parsed(text, facts);
        try (var scorer = new PmmlScorer(model, model.signature())) {
            new PmmlVerifier(verification, model, scorer).verify();
        }
    }

    private static PmmlModel parsed(String text, PmmlFacts facts) {
        try {
            return new PmmlModel(parsed(text), facts);
        } catch (UnreadableArtifact e) {
            throw e;
        } catch (Exception | StackOverflowError | NotImplementedError e) {
            // Scala throws checked exceptions without declaring them.
            throw new UnreadableArtifact("The PMML engine cannot load the model: " + e, e);
        }
    }

    private static Model parsed(String text) {
        var model = Model.fromString(text);
        if (model == null || !model.isScorable()) {
            throw new UnreadableArtifact("The PMML declares its model as not scorable");
        }
        // The predicted value is required even if the document lists only probabilities.
        return model.setSupplementOutput(true);
    }
}
