package io.muster.inventory;

import io.muster.shared.Digest;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Looks into the one format there is without the module scoring: a file that is empty is no model, any other takes and
 * gives what was declared.
 */
@TestConfiguration(proxyBeanMethods = false)
class ExaminedFormats {

    @Bean
    ArtifactExaminer anythingButEmpty(Artifacts artifacts) {
        return (String format, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords) -> {
            if (artifacts.size(artifact) == 0) {
                throw new NoModel(artifact);
            }
            return declared.orElseThrow();
        };
    }

    @Problem(slug = "no-model", kind = Refusal.Kind.UNPROCESSABLE, title = "No model")
    static class NoModel extends Refusal {

        NoModel(Digest artifact) {
            super(Kind.UNPROCESSABLE, "%s is empty".formatted(artifact));
        }
    }
}
