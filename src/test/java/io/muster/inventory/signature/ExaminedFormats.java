package io.muster.inventory.signature;

import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.ExaminedArtifact;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Digest;
import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The examiner of artifacts in tests without the module scoring: an empty file is not a model, any other has the declared
 * inputs and outputs.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ExaminedFormats {

    @Bean
    ArtifactExaminer anythingButEmpty(Artifacts artifacts) {
        return (String format, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords) -> {
            if (artifacts.size(artifact) == 0) {
                throw FormatProblem.NO_MODEL.refusal("%s is empty", artifact);
            }
            return new ExaminedArtifact(declared.orElseThrow(), goldenRecords);
        };
    }

    private enum FormatProblem implements ProblemType {
        NO_MODEL;

        @Override
        public Declaration declaration() {
            return new Declaration("no-model", Refusal.Kind.UNPROCESSABLE, "No model");
        }
    }
}
