package io.muster.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorStatus.Alarm;
import io.muster.monitoring.monitor.MonitorStatus.Change;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.monitor.Observation.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Examples of the states of a monitor, and properties that 2,000 random histories have. */
class MonitorStatusTests {

    private static final int HISTORIES = 2_000;

    private static MonitorRule rule(int breachWindows, int windows, int coolDown) {
        return new MonitorRule(
                "psi",
                Compared.REFERENCE,
                Basis.CONSTANT,
                0.1,
                0.25,
                0.1,
                breachWindows,
                windows,
                0,
                WindowLength.DAY,
                coolDown);
    }

    private static List<MonitorStatus.Step> walk(MonitorRule rule, List<Level> levels) {
        var steps = new ArrayList<MonitorStatus.Step>();
        var status = MonitorStatus.NEW;
        for (var level : levels) {
            var step = status.after(new Observation(level, null), rule);
            steps.add(step);
            status = step.status();
        }
        return steps;
    }

    private static List<State> states(MonitorRule rule, Level... levels) {
        return walk(rule, List.of(levels)).stream()
                .map(step -> step.status().state())
                .toList();
    }

    private static List<Change> changes(List<MonitorStatus.Step> steps) {
        return steps.stream()
                .map(MonitorStatus.Step::change)
                .filter(change -> change != Change.NONE)
                .toList();
    }

    @Test
    void aBreachWaitsForTwoOfThreeWindows() {
        assertThat(states(rule(2, 3, 0), Level.BREACH, Level.NORMAL, Level.BREACH))
                .containsExactly(State.PENDING, State.PENDING, State.BREACH);
        assertThat(states(rule(2, 3, 0), Level.BREACH, Level.NORMAL, Level.NORMAL, Level.NORMAL))
                .containsExactly(State.PENDING, State.PENDING, State.PENDING, State.NORMAL);
    }

    @Test
    void onlyValuesAtTheClearingThresholdEndABreach() {
        assertThat(states(rule(1, 1, 0), Level.BREACH, Level.WARNING, Level.NORMAL, Level.CLEAR, Level.CLEAR))
                .containsExactly(State.BREACH, State.BREACH, State.BREACH, State.RECOVERING, State.NORMAL);
        assertThat(states(rule(1, 1, 0), Level.BREACH, Level.CLEAR, Level.NORMAL, Level.CLEAR, Level.CLEAR))
                .as("a value between the thresholds interrupts the recovery")
                .containsExactly(State.BREACH, State.RECOVERING, State.BREACH, State.RECOVERING, State.NORMAL);
    }

    @Test
    void withoutDataABreachStaysAndANormalMonitorIsNotGreen() {
        assertThat(states(
                        rule(1, 1, 0),
                        Level.NO_DATA,
                        Level.CLEAR,
                        Level.NO_DATA,
                        Level.ERROR,
                        Level.BREACH,
                        Level.NO_DATA))
                .containsExactly(State.NO_DATA, State.NORMAL, State.NO_DATA, State.ERROR, State.BREACH, State.BREACH);
    }

    @Test
    void aBreachThatReturnsWhileCoolingDownIsTheSameOne() {
        var soon = List.of(Level.BREACH, Level.CLEAR, Level.CLEAR, Level.CLEAR, Level.BREACH);
        var later = List.of(Level.BREACH, Level.CLEAR, Level.CLEAR, Level.CLEAR, Level.CLEAR, Level.BREACH);

        assertThat(changes(walk(rule(1, 1, 2), soon))).containsExactly(Change.RAISED, Change.CLEARED, Change.RETURNED);
        assertThat(changes(walk(rule(1, 1, 2), later))).containsExactly(Change.RAISED, Change.CLEARED, Change.RAISED);
    }

    @Test
    void goodEstimatesNeverEndABreach() {
        forEachHistory((rule, levels) -> {
            var raised = new MonitorStatus(Alarm.BREACH, Level.BREACH, 1, 0, 0);
            for (var level : levels) {
                var step = raised.afterEstimate(new Observation(level, null), rule);
                assertThat(step.change()).isEqualTo(Change.NONE);
                assertThat(step.status().state()).isEqualTo(State.BREACH);
                raised = step.status();
            }
        });
    }

    @Test
    void windowsWithoutAVerdictChangeNoAlarm() {
        forEachHistory((rule, levels) -> {
            var verdicts = levels.stream().filter(Level::isVerdict).toList();
            var withGaps = walk(rule, levels);
            var without = walk(rule, verdicts);

            var alarms = new ArrayList<Alarm>();
            for (var i = 0; i < levels.size(); i++) {
                if (levels.get(i).isVerdict()) {
                    alarms.add(withGaps.get(i).status().alarm());
                }
            }
            assertThat(alarms)
                    .isEqualTo(
                            without.stream().map(step -> step.status().alarm()).toList());
        });
    }

    @Test
    void aBreachNeedsItsWindowsAndItsEndNeedsOneMoreGoodOnes() {
        forEachHistory((rule, all) -> {
            var levels = all.stream().filter(Level::isVerdict).toList();
            var steps = walk(rule, levels);
            var since = 0;
            for (var i = 0; i < levels.size(); i++) {
                var change = steps.get(i).change();
                if (change == Change.CLEARED) {
                    assertThat(levels.subList(i - rule.breachWindows(), i + 1)).containsOnly(Level.CLEAR);
                    since = i + 1;
                } else if (change != Change.NONE) {
                    assertThat(breaches(levels, Math.max(since, i - rule.windows() + 1), i))
                            .isEqualTo(rule.breachWindows());
                } else if (!steps.get(i).status().alarm().isRaised()) {
                    assertThat(breaches(levels, Math.max(since, i - rule.windows() + 1), i))
                            .isLessThan(rule.breachWindows());
                }
            }
        });
    }

    private static long breaches(List<Level> levels, int from, int to) {
        return levels.subList(from, to + 1).stream()
                .filter(level -> level == Level.BREACH)
                .count();
    }

    @Test
    void eachBreachEndsBeforeTheNextBegins() {
        forEachHistory((rule, levels) -> {
            var open = false;
            for (var change : changes(walk(rule, levels))) {
                assertThat(change == Change.CLEARED).isEqualTo(open);
                open = !open;
            }
        });
    }

    @Test
    void nothingIsGreenThatWasNotJudged() {
        forEachHistory((rule, levels) -> {
            var steps = walk(rule, levels);
            for (var i = 0; i < levels.size(); i++) {
                if (!levels.get(i).isVerdict()) {
                    assertThat(steps.get(i).status().state()).isNotIn(State.NORMAL, State.PENDING);
                }
            }
        });
    }

    private interface Property {
        void holds(MonitorRule rule, List<Level> levels);
    }

    private static void forEachHistory(Property property) {
        var random = new Random(43);
        for (var history = 0; history < HISTORIES; history++) {
            var windows = 1 + random.nextInt(6);
            var rule = rule(1 + random.nextInt(windows), windows, random.nextInt(4));
            var levels = Level.values();
            var drawn = new Level[40];
            Arrays.setAll(drawn, i -> random.nextInt(3) == 0 ? Level.CLEAR : levels[random.nextInt(levels.length)]);
            property.holds(rule, List.of(drawn));
        }
    }
}
