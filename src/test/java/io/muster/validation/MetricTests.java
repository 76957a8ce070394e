package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTests {

    static List<Metric> shipped() {
        return MetricCatalogue.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void hasATitleADefinitionARangeAndASource(Metric metric) {
        assertThat(new String[] {metric.title(), metric.definition(), metric.range(), metric.source()})
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void idsAndTitlesAreUnique() {
        assertThat(shipped()).extracting(Metric::id).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(shipped()).extracting(Metric::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isFoundByItsId(Metric metric) {
        assertThat(new MetricCatalogue(List.of()).find(metric.id())).contains(metric);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mean Cost | Mean cost | costs ÷ rows | expected lower-case words with hyphens
            mean-cost | ' '       | costs ÷ rows | The metric 'mean-cost' has no title
            mean-cost | Mean cost | ' '          | The metric 'mean-cost' has no definition
            """)
    void refusesADeclarationThat(String id, String title, String definition, String why) {
        assertThatThrownBy(() -> new Metric(id, Metric.Group.REGRESSION, title, definition, "from 0, low", "us"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
