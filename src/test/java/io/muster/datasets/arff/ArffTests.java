package io.muster.datasets.arff;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.DatasetProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArffTests {

    @Test
    void turnsQuotedNominalValuesAndMissingOnesIntoCsv() throws IOException {
        assertThat(csv("""
                % a comment
                @RELATION 'some credit'

                @attribute 'savings status' {'<100', "over 100, really", none}
                @attribute amount REAL
                @attribute remark string
                @data
                % another one
                '<100', 12.5, 'it\\'s "fine"'
                "over 100, really",?,'?'
                none,3,?
                """))
                .isEqualTo("savings status,amount,remark\r\n"
                        + "<100,12.5,\"it's \"\"fine\"\"\"\r\n"
                        + "\"over 100, really\",,?\r\n"
                        + "none,3,\r\n");
    }

    @Test
    void readsTheRealGermanCreditData() throws IOException {
        var out = new StringWriter();
        try (var in = getClass().getResourceAsStream("/public-data/credit-g.arff")) {
            Arff.toCsv(in, out);
        }
        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(1001);
        assertThat(lines.get(0))
                .startsWith("checking_status,duration,credit_history")
                .endsWith("foreign_worker,class");
        assertThat(lines.get(1))
                .isEqualTo(
                        "<0,6,critical/other existing credit,radio/tv,1169,no known savings,>=7,4,male single,none,4,"
                                + "real estate,67,none,own,2,skilled,1,yes,yes,good");
        assertThat(lines).filteredOn(line -> line.endsWith(",bad")).hasSize(300);
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> csv("@relation r\n@attribute a real\n@data\n1\n1,2\n"))
                .satisfies(refusedWith(DatasetProblem.INVALID_ARFF))
                .hasMessage("Line 5: 2 values, expected 1");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a {x,y}\n@data\nz\n"))
                .hasMessage("Line 4: 'z' is not a value of attribute 'a'");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a real\n@data\n{0 1}\n"))
                .hasMessage("Line 4: sparse data is not supported");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a string\n@data\n'open\n"))
                .hasMessage("Line 4: a quote is not closed");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a relational\n@data\n"))
                .hasMessageContaining("no known type");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a real\n")).hasMessageContaining("there is no @data");
        assertThatThrownBy(() -> csv("@relation r\n@attribute a real\n@attribute b real\n@data\n1,\n"))
                .hasMessageContaining("a value is missing");
    }

    private static String csv(String arff) throws IOException {
        var out = new StringWriter();
        Arff.toCsv(new ByteArrayInputStream(arff.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString();
    }
}
