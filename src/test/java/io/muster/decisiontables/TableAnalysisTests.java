package io.muster.decisiontables;

import static io.muster.decisiontables.Tables.analysis;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableAnalysisTests {

    private static final List<String> AGE = List.of("age:number");

    @Test
    void findsNothingWrongWithAGoodTable() {
        var good = analysis("UNIQUE", AGE, "< 18", "[18..65)", ">= 65");

        assertThat(good.gaps().count()).isZero();
        assertThat(good.gaps().finished()).isTrue();
        assertThat(good.overlaps().forbidden()).isZero();
    }

    @Test
    void saysWhereNoRuleFits() {
        assertThat(analysis("UNIQUE", AGE, "< 18", "> 18", "> 100").gaps().described())
                .containsExactly("age = 18");
        assertThat(analysis("UNIQUE", AGE, "[18..20]", "(30..40)").gaps().described())
                .containsExactly("age < 18 or age in (20..30] or age >= 40");
        assertThat(analysis("UNIQUE", List.of("use:string"), "\"car\"", "\"boat\"")
                        .gaps()
                        .described())
                .containsExactly("use is any other text");
        assertThat(analysis("UNIQUE", List.of("paid:boolean"), "true").gaps().described())
                .containsExactly("paid is false");
        assertThat(analysis("UNIQUE", List.of("a:number", "b:boolean"), "> 0|true", "<= 0|-")
                        .gaps()
                        .described())
                .containsExactly("a > 0 and b is false");
        assertThat(analysis("UNIQUE", AGE).gaps().described()).containsExactly("all inputs");
    }

    @Test
    void knowsThatThereIsNothingBetweenWholeNumbers() {
        assertThat(analysis("UNIQUE", List.of("n:integer"), "<= 17", ">= 18")
                        .gaps()
                        .count())
                .isZero();
        assertThat(analysis("UNIQUE", List.of("n:number"), "<= 17", ">= 18")
                        .gaps()
                        .described())
                .containsExactly("n in (17..18)");
    }

    @Test
    void saysWhereTwoRulesFit() {
        var overlaps = analysis("UNIQUE", AGE, "<= 18", ">= 18", "[10..12]").overlaps();

        assertThat(overlaps.forbidden()).isEqualTo(2);
        assertThat(overlaps.described())
                .containsExactly(
                        new TableAnalysis.Overlap(1, 2, true, "age = 18"),
                        new TableAnalysis.Overlap(1, 3, true, "age in [10..12]"));
    }

    @Test
    void allowsOverlapsWhereTheHitPolicyDoes() {
        assertThat(analysis("FIRST", AGE, "<= 18", ">= 18").overlaps().forbidden())
                .isZero();
        assertThat(analysis("FIRST", AGE, "<= 18", ">= 18").overlaps().allowed())
                .isEqualTo(1);
        assertThat(analysis("COLLECT", AGE, "<= 18", ">= 18").overlaps().forbidden())
                .isZero();
        assertThat(analysis("ANY", AGE, "<= 18|\"a\"", ">= 18|\"a\"").overlaps().forbidden())
                .isZero();
        assertThat(analysis("ANY", AGE, "<= 18|\"a\"", ">= 18|\"b\"").overlaps().forbidden())
                .isEqualTo(1);
    }

    @Test
    void looksOnlyAtValuesTheSignatureAllows() {
        var signature = new Signature(
                List.of(
                        new Field("age", DataType.INTEGER, List.of(), false, 18.0, 99.0, List.of()),
                        new Field("use", DataType.TEXT, List.of(), false, null, null, List.of("car", "boat"))),
                List.of());
        var table = Tables.model(
                        Tables.decision("UNIQUE", List.of("age:number", "use:string"), "<= 40|-", "> 40|\"car\""),
                        signature)
                .tables()
                .get(0);

        assertThat(new TableAnalysis(table).gaps().described()).containsExactly("age in (40..99] and use is \"boat\"");
    }

    @Test
    void givesUpOnTablesTooLargeInBoundedTime() {
        var inputs = IntStream.range(0, 12).mapToObj(i -> "i" + i + ":number").toList();
        var rules = IntStream.range(0, 300)
                .mapToObj(rule -> IntStream.range(0, 12)
                        .mapToObj(input -> (rule * 31 + input * 17) % 5 == 0
                                ? "-"
                                : "[%d..%d]".formatted((rule * 7 + input * 13) % 90, (rule * 7 + input * 13) % 90 + 40))
                        .reduce((a, b) -> a + "|" + b)
                        .orElseThrow())
                .toArray(String[]::new);
        var started = System.nanoTime();
        var gaps = analysis("FIRST", inputs, rules).gaps();

        assertThat(gaps.finished()).isFalse();
        assertThat(gaps.described()).hasSizeLessThanOrEqualTo(50);
        // Generous: the build machine may be busy.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }
}
