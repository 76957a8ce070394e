package io.muster;

import io.muster.shared.ServerMetric;
import io.muster.validation.model.Metric.Group;
import io.muster.validation.model.MetricCatalogue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The generator of {@code docs/reference/metrics.md} from the declared metrics of validation and of the server. */
final class MetricsPage {

    private static final String HEAD = """
            # Metrics

            Generated from the code.

            ## What validation measures

            Every id here may stand in an acceptance policy (`processes/decisions/acceptance-policy.dmn`) with a minimum, a
            maximum or both; bounds are inclusive. A metric without a value meets no threshold, and the report says why it has
            none.

            Four thresholds hold for every policy that does not set its own, because without them no other number means
            anything: `rows` at least 1, `prediction-missing` at most 0, `golden-reproduced` at least 1, `deterministic` at
            least 1.

            Statistics are computed over the rows that have both an outcome and a prediction; what is left out is counted. A
            prediction that is not finite counts as missing. In the formulas *y* is the outcome (1 for the plan's positive
            value, 0 for the other one), *p* the model's output, *n* the number of rows. Errors of a regression are prediction
            minus outcome, in the outcome's unit. For rules, the evaluation dataset holds decision cases: the inputs, and in the
            target column the expected decision. Values are kept with all their digits; sentences in a report show four.
            """;

    private static final String SERVER = """

            ## What Prometheus reads

            Muster's own metrics at `/actuator/prometheus`, beside those of Spring Boot (HTTP, JVM, database pool).

            | Metric | Labels | Meaning |
            |---|---|---|
            """;

    private MetricsPage() {}

    static String read() {
        return HEAD
                + Arrays.stream(Group.values()).map(MetricsPage::table).collect(Collectors.joining())
                + SERVER
                + Arrays.stream(ServerMetric.values())
                        .map(metric -> row("`" + metric.prometheus() + "`", metric.labels(), metric.definition()))
                        .collect(Collectors.joining());
    }

    private static String table(Group group) {
        return "\n### %s\n\n| Id | Name | Definition | Range, good is | Source |\n|---|---|---|---|---|\n"
                        .formatted(group.title())
                + MetricCatalogue.shipped().stream()
                        .filter(metric -> metric.group() == group)
                        .map(metric -> row(
                                "`" + metric.id() + "`",
                                metric.title(),
                                metric.definition(),
                                metric.range(),
                                metric.source()))
                        .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
