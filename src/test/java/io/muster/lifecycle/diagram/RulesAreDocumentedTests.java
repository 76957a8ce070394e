package io.muster.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesAreDocumentedTests {

    @Test
    void everyRuleHasItsSectionWithTheReason() throws IOException {
        var page = Files.readString(Path.of("docs/diagram-rules.md"));

        for (var rule : Rule.values()) {
            assertThat(page).contains("## " + rule.id()).contains(rule.why());
        }
    }
}
