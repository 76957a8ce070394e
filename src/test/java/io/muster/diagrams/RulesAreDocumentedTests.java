package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.condition.EngineWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulesAreDocumentedTests {

    @Test
    void everyRuleHasItsSectionWithTheReasonAndHowToMend() throws IOException {
        var page = Files.readString(Path.of("docs/diagram-rules.md")).replaceAll("(?<!\n)\n(?!\n)", " ");

        for (var rule : Rule.values()) {
            assertThat(page)
                    .contains("## " + rule.id() + "\n\n" + capitalised(rule.sentence()) + ".\n\n*How to mend:*");
            assertThat(rule.page())
                    .isEqualTo("docs/diagram-rules.md#" + rule.id().toLowerCase(Locale.ROOT));
        }
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    @Test
    void everyNameThatIsTakenIsListed() throws IOException {
        var page = Files.readString(Path.of("docs/diagram-rules.md"));

        assertThat(EngineWords.all()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
