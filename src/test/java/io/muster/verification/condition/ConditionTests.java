package io.muster.verification.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.verification.condition.Condition.And;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import io.muster.verification.condition.Condition.Not;
import io.muster.verification.condition.Condition.Operator;
import io.muster.verification.condition.Condition.Or;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

    private static final Comparison ACCEPT = new Comparison("reviewDecision", Operator.EQUAL, "accept");
    private static final Comparison HEAVY = new Comparison("tier", Operator.LESS, 2.0);
    private static final Comparison FACING = new Comparison("customerFacing", Operator.EQUAL, true);

    @Test
    void comparesAVariableWithText() {
        assertThat(Condition.parse("${reviewDecision == 'accept'}")).isEqualTo(ACCEPT);
        assertThat(Condition.parse("${ reviewDecision==\"accept\" }")).isEqualTo(ACCEPT);
    }

    @Test
    void comparesAVariableWithNumbersAndTruth() {
        assertThat(Condition.parse("${tier < 2}")).isEqualTo(HEAVY);
        assertThat(Condition.parse("${customerFacing == true}")).isEqualTo(FACING);
        assertThat(Condition.parse("${tier >= -1.5}")).isEqualTo(new Comparison("tier", Operator.AT_LEAST, -1.5));
    }

    @Test
    void bindsAndStrongerThanOr() {
        assertThat(Condition.parse("${reviewDecision == 'accept' && tier < 2 || customerFacing == true}"))
                .isEqualTo(new Or(List.of(new And(List.of(ACCEPT, HEAVY)), FACING)));
    }

    @Test
    void obeysParenthesesAndNegation() {
        assertThat(Condition.parse("${!(reviewDecision == 'accept') && (tier < 2 || customerFacing == true)}"))
                .isEqualTo(new And(List.of(new Not(ACCEPT), new Or(List.of(HEAVY, FACING)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.setVariable('tier', 3)}",
                "${reviewDecision}",
                "${reviewDecision = 'accept'}",
                "${'accept' == reviewDecision}",
                "${reviewDecision == otherVariable}",
                "${reviewDecision == 'accept'} ${tier == 1}",
                "${reviewDecision == 'accept'",
                "reviewDecision == 'accept'",
                "#{reviewDecision == 'accept'}",
                "${reviewDecision == 'a' + 'b'}",
                "${reviewDecision.length() == 3}",
                "${reviewDecision['x'] == 3}",
                "${tier == 1 ? true : false}",
                "${empty reviewDecision}",
                "${!reviewDecision == 'accept'}",
                "${!!reviewDecision == 'accept'}",
                "${reviewDecision < 'sign'}",
                "${customerFacing >= true}",
                "${tier == 01}",
                "${tier == -0}",
                "${tier == 1234567890123456}",
                "${null == 'accept'}",
                "${not == 'accept'}",
                "${execution == 'accept'}",
                "${loopCounter == 1}",
                "${nrOfInstances == 1}",
                "${reviewDecision == 'it\\'s'}",
                "${}",
                ""
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(ConditionNotPermitted.class)
                .hasMessageContaining("is not permitted: expected ");
    }

    @Test
    void showsOfALongConditionOnlyThePlaceThatIsRefused() {
        var text = "${" + "a == 'x' || ".repeat(2_000) + "b = 'y'" + " || a == 'x'".repeat(2_000) + "}";

        assertThatThrownBy(() -> Condition.parse(text))
                .hasMessageContaining("b = 'y'")
                .hasMessageContaining("at position 24005")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(450));
    }

    @Test
    void saysWhyANegationIsRefused() {
        assertThatThrownBy(() -> Condition.parse("${!reviewDecision == 'accept'}"))
                .hasMessageContaining("because the engine applies '!' to the name beside it, not to the comparison");
    }

    @Test
    void asksTheEnginesCountersOnlyWhetherManyAreEnough() {
        assertThat(Condition.parseCompletion("${nrOfCompletedInstances >= 2}"))
                .isEqualTo(new Comparison("nrOfCompletedInstances", Operator.AT_LEAST, 2.0));
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> Condition.parse("${" + "(".repeat(10_000) + "tier == 1"))
                .isInstanceOf(ConditionNotPermitted.class);
    }
}
