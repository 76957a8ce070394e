package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|(.+)\\|(.+)\\|(.+)\\|$");

    private final String page;

    MetricsPageTests() throws IOException {
        page = Files.readString(Path.of("docs/metrics.md"));
    }

    @Test
    void definesEveryMetricAndNoOther() {
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::word).toList());
    }

    @Test
    void givesEachADefinitionARangeAndASource() {
        assertThat(ROW.matcher(page).results().map(MatchResult::group))
                .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|"))
                        .allSatisfy(cell ->
                                assertThat(cell.isEmpty() || !cell.isBlank()).isTrue()));
    }
}
