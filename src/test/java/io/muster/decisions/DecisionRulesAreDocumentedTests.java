package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DecisionRulesAreDocumentedTests {

    @Test
    void everyRuleHasItsSectionWithTheReason() throws IOException {
        var page = Files.readString(Path.of("docs/decision-rules.md"));

        for (var rule : DecisionRule.values()) {
            assertThat(page).contains("## " + rule.id() + "\n").contains(rule.why());
        }
    }
}
