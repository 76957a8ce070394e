package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DecisionRulesAreDocumentedTests {

    @Test
    void everyRuleHasItsSectionWithTheReasonAndHowToMend() throws IOException {
        var page = Files.readString(Path.of("docs/decision-rules.md")).replaceAll("(?<!\n)\n(?!\n)", " ");

        for (var rule : DecisionRule.values()) {
            var sentence = rule.sentence();
            assertThat(page)
                    .contains("## %s\n\n%s%s%s\n\n*How to mend:*"
                            .formatted(
                                    rule.id(),
                                    Character.toUpperCase(sentence.charAt(0)),
                                    sentence.substring(1),
                                    rule.isEnforced() ? "." : " (warning)."));
        }
    }
}
