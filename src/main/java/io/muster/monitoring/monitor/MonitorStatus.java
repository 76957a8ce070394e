package io.muster.monitoring.monitor;

import io.muster.monitoring.monitor.Observation.Level;
import java.util.Locale;

/**
 * Where a monitor stands after its last window. It depends on nothing but the observations, in the order of their windows:
 * evaluating the same windows again leads to the same status.
 *
 * @param alarm the part that only verdicts change
 * @param last what the last window showed
 * @param breaches the last judged windows as bits, the newest lowest: 1 for a breach
 * @param clearWindows judged windows in a row that were good enough to clear the breach
 * @param coolDown windows during which a new breach continues the former incident
 */
public record MonitorStatus(Alarm alarm, Level last, long breaches, int clearWindows, int coolDown) {

    /** Before the first window. */
    public static final MonitorStatus NEW = new MonitorStatus(Alarm.NORMAL, Level.NO_DATA, 0, 0, 0);

    /** What the verdicts so far amount to. */
    public enum Alarm {
        NORMAL,
        /** In breach, but not yet in enough windows. */
        PENDING,
        BREACH,
        /** Values are good again, but not yet for long enough. */
        RECOVERING;

        public boolean isRaised() {
            return this == BREACH || this == RECOVERING;
        }
    }

    /** What people see of a monitor. */
    public enum State {
        NORMAL,
        PENDING,
        BREACH,
        RECOVERING,
        NO_DATA,
        ERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What a window changed. */
    public enum Change {
        NONE,
        /** A breach began. */
        RAISED,
        /** A breach began while the former one cooled down: it belongs to the same incident. */
        RETURNED,
        /** A breach ended. */
        CLEARED
    }

    /** The status after a window, and what that window changed. */
    public record Step(MonitorStatus status, Change change) {}

    /** A monitor in breach stays that when there is no data: only good values end a breach. */
    public State state() {
        if (alarm.isRaised()) {
            return State.valueOf(alarm.name());
        }
        return switch (last) {
            case NO_DATA -> State.NO_DATA;
            case ERROR -> State.ERROR;
            case CLEAR, NORMAL, WARNING, BREACH -> State.valueOf(alarm.name());
        };
    }

    /** The next window of a statistic that is measured. */
    public Step after(Observation observation, MonitorRule rule) {
        var level = observation.level();
        if (!level.isVerdict()) {
            return afterNoVerdict(level);
        }
        return alarm.isRaised() ? whileRaised(level, rule) : whileQuiet(level, rule, cooled());
    }

    /** The next window if it was not evaluated: alarms stay as they are. */
    public Step afterError() {
        return afterNoVerdict(Level.ERROR);
    }

    private Step afterNoVerdict(Level level) {
        return new Step(new MonitorStatus(alarm, level, breaches, clearWindows, cooled()), Change.NONE);
    }

    private int cooled() {
        return Math.max(0, coolDown - 1);
    }

    /** The next window of a statistic that is estimated. */
    public Step afterEstimate(Observation observation, MonitorRule rule) {
        return after(observation.asEstimate(), rule);
    }

    private Step whileQuiet(Level level, MonitorRule rule, int rest) {
        var seen = (breaches << 1 | (level == Level.BREACH ? 1 : 0)) & mask(rule.windows());
        if (Long.bitCount(seen) >= rule.breachWindows()) {
            var change = coolDown > 0 ? Change.RETURNED : Change.RAISED;
            return new Step(new MonitorStatus(Alarm.BREACH, level, seen, 0, 0), change);
        }
        var next = seen == 0 ? Alarm.NORMAL : Alarm.PENDING;
        return new Step(new MonitorStatus(next, level, seen, 0, rest), Change.NONE);
    }

    /** One more window than it took to raise it, all of them good, clears a breach. */
    private Step whileRaised(Level level, MonitorRule rule) {
        if (level != Level.CLEAR) {
            return new Step(new MonitorStatus(Alarm.BREACH, level, breaches, 0, 0), Change.NONE);
        }
        var cleared = clearWindows + 1;
        return cleared > rule.breachWindows()
                ? new Step(new MonitorStatus(Alarm.NORMAL, level, 0, 0, rule.coolDown()), Change.CLEARED)
                : new Step(new MonitorStatus(Alarm.RECOVERING, level, breaches, cleared, 0), Change.NONE);
    }

    private static long mask(int windows) {
        return (1L << windows) - 1;
    }
}
