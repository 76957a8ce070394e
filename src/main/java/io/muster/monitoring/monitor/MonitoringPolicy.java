package io.muster.monitoring.monitor;

import io.muster.shared.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of models of one type and tier: the answer of the decision table {@code monitoring-policy}.
 *
 * @param key of the decision
 * @param version of the decision
 * @param digest of the decision table as deployed
 * @param rules at most one for each statistic and what it is compared with
 */
public record MonitoringPolicy(String key, int version, Digest digest, List<MonitorRule> rules) {

    /** The decision table. */
    public static final String TABLE = "monitoring-policy";

    /** @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} if two rules are about the same */
    public MonitoringPolicy {
        rules = List.copyOf(rules);
        var known = new HashSet<String>();
        for (var rule : rules) {
            if (!known.add(rule.statistic() + " " + rule.compared().word())) {
                throw MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal(
                        "Policy %s:%d has two rules for statistic '%s' compared with the %s; expected one",
                        key, version, rule.statistic(), rule.compared().word());
            }
        }
    }

    /** A row of the table's answer, outputs by name. */
    public static MonitorRule rule(Map<String, Object> row) {
        var statistic = String.valueOf(row.get("statistic"));
        var warning = number(statistic, "warning", row.get("warning"));
        return new MonitorRule(
                statistic,
                MonitorRule.parse(MonitorRule.Compared.class, statistic, row.get("compared")),
                MonitorRule.parse(MonitorRule.Basis.class, statistic, row.get("basis")),
                warning,
                row.get("breach") == null ? null : number(statistic, "breach", row.get("breach")),
                row.get("clearing") == null ? warning : number(statistic, "clearing", row.get("clearing")),
                (int) number(statistic, "breachWindows", row.get("breachWindows")),
                (int) number(statistic, "windows", row.get("windows")),
                (long) number(statistic, "minimumRows", row.get("minimumRows")),
                MonitorRule.parse(WindowLength.class, statistic, row.get("window")),
                (int) number(statistic, "coolDown", row.get("coolDown")));
    }

    private static double number(String statistic, String output, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal(
                "The rule for statistic '%s' has '%s' as %s; expected a number", statistic, value, output);
    }
}
