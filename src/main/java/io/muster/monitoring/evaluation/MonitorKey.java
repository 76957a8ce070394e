package io.muster.monitoring.evaluation;

import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Compared;

/**
 * Which monitor of a version.
 *
 * @param statistic id of the statistic
 * @param subject a column, a category, a group, a horizon; empty for the whole model
 */
public record MonitorKey(String statistic, Compared compared, String subject) {

    boolean isOf(MonitorRule rule) {
        return statistic.equals(rule.statistic()) && compared == rule.compared();
    }

    /** Such as {@code psi:reference:age}; the subject may hold colons itself. */
    @Override
    public String toString() {
        return statistic + ":" + compared.word() + ":" + subject;
    }
}
