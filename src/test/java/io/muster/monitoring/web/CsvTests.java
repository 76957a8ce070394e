package io.muster.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    private static String line(Object... values) throws IOException {
        var text = new StringBuilder();
        new Csv(text).line(values);
        return text.toString();
    }

    @Test
    void quotesWhatWouldEndAValue() throws IOException {
        assertThat(line("a,b", "say \"no\"", "two\nlines", "a;b", "plain", null))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"a;b\",plain,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\u00a0=1", "\uff1d1", "\ufeff=1"})
    void noTextIsAFormula(String text) throws IOException {
        assertThat(line(text).replace("\"", "")).startsWith("'" + text.charAt(0));
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(line(-0.25, 3L, Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo("-0.25,3,,\r\n");
    }
}
