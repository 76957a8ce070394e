package io.muster.decisiontables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionModelReaderTests {

    private static final List<String> AGE = List.of("age:number");

    @Test
    void readsInputsRulesAndHitPolicy() {
        var table = Tables.table(
                "FIRST", List.of("age:number", "use:string"), "< 18|-|\"no\"", "-|\"car\", \"boat\"|\"yes\"");

        assertThat(table.hitPolicy()).isEqualTo(HitPolicy.FIRST);
        assertThat(table.inputs())
                .extracting(DecisionTable.Input::kind)
                .containsExactly(ValueKind.NUMBER, ValueKind.TEXT);
        assertThat(table.rules())
                .extracting(DecisionTable.Rule::outputs)
                .containsExactly(List.of("\"no\""), List.of("\"yes\""));
    }

    @Test
    void saysWhatItDoesNotUnderstandInsteadOfGuessing() {
        assertThat(Tables.model(Tables.decision("UNIQUE", AGE, "< limit", "date(\"2026-01-01\")", "? * 2 > 3"))
                        .notAnalysed())
                .containsExactly(
                        "rule 1 of 'decision', input 'age': < limit",
                        "rule 2 of 'decision', input 'age': date(\"2026-01-01\")",
                        "rule 3 of 'decision', input 'age': ? * 2 > 3");
        assertThat(Tables.model(
                                "<decision name='sum'><literalExpression><text>a+b</text></literalExpression></decision>")
                        .notAnalysed())
                .containsExactly("decision 'sum' is not a decision table");
        assertThat(Tables.model(Tables.decision("SOMETIMES", AGE, "-")).notAnalysed())
                .containsExactly("table 'decision' has the unknown hit policy 'SOMETIMES'");
        assertThat(Tables.model(Tables.decision("UNIQUE", List.of("a:number", "a:number"), "-|-"))
                        .notAnalysed())
                .containsExactly("table 'decision' uses 'a' in two columns");
        assertThat(Tables.model(Tables.decision("UNIQUE", List.of("when:date"), "-", "\"2026\""))
                        .notAnalysed())
                .hasSize(1);
    }

    @Test
    void doesNotCountRowsAgainstRulesItDoesNotUnderstand() {
        var table = Tables.table("UNIQUE", AGE, "< limit");

        assertThatThrownBy(() -> new RowCoverage(table)).hasMessageContaining("Not all");
    }

    @Test
    void takesTypesAndLimitsFromItemDefinitions() {
        var definitions = "<itemDefinition name='tRisk'><typeRef>string</typeRef>"
                + "<allowedValues><text>\"low\",\"high\"</text></allowedValues></itemDefinition>"
                + Tables.decision("UNIQUE", List.of("risk:tRisk"), "\"low\"", "\"high\"");

        assertThat(new TableAnalysis(Tables.model(definitions).tables().get(0))
                        .gaps()
                        .count())
                .isZero();
    }

    @Test
    void missingValuesFitOnlyTheDash() {
        var coverage =
                new RowCoverage(Tables.table("UNIQUE", List.of("a:number", "b:string"), "-|\"x\"", "not(1)|\"y\""));

        assertThat(coverage.isHit(new Object[] {null, "x"})).isTrue();
        assertThat(coverage.isHit(new Object[] {null, "y"})).isFalse();
        assertThat(coverage.isHit(new Object[] {2.0, "y"})).isTrue();
    }
}
