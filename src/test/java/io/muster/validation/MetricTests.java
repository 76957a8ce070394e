package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.model.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTests {

    @ParameterizedTest
    @EnumSource
    void hasATitleADefinitionARangeAndASource(Metric metric) {
        assertThat(new String[] {metric.title(), metric.definition(), metric.range(), metric.source()})
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void idsAndTitlesAreUnique() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Arrays.stream(Metric.values()).map(Metric::title)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(Metric metric) {
        assertThat(Metric.of(metric.word())).contains(metric);
    }
}
