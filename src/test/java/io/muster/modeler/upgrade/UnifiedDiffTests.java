package io.muster.modeler.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTests {

    private static final String TEXT =
            IntStream.rangeClosed(1, 20).mapToObj("line %d"::formatted).collect(Collectors.joining("\n"));

    @Test
    void showsEachChangeWithThreeLinesAround() {
        assertThat(UnifiedDiff.of(
                        "a.bpmn", TEXT, TEXT.replace("line 5\n", "line five\n").replace("line 18\n", "")))
                .containsExactly(
                        "--- a.bpmn",
                        "+++ a.bpmn",
                        "@@ -2,7 +2,7 @@",
                        " line 2",
                        " line 3",
                        " line 4",
                        "-line 5",
                        "+line five",
                        " line 6",
                        " line 7",
                        " line 8",
                        "@@ -15,6 +15,5 @@",
                        " line 15",
                        " line 16",
                        " line 17",
                        "-line 18",
                        " line 19",
                        " line 20");
    }

    @Test
    void showsNothingWhereTheTextsAreAlike() {
        assertThat(UnifiedDiff.of("a.bpmn", TEXT, TEXT)).isEmpty();
    }
}
