package io.muster.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.reporting.EvidencePanel.PanelView.CheckRow;
import io.muster.reporting.EvidencePanel.PanelView.MetricRow;
import io.muster.reporting.EvidencePanel.PanelView.ValidationView;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.validation.Validation;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reader of a validation report for the person who decides on it: each threshold with its margin, interval and the
 * champion's value, and the checks that did not pass or could not be made.
 */
@Component
class ValidationRows {

    /** The kinds of evidence that such reports are. */
    static final Set<String> KINDS = Set.of(Validation.EVIDENCE, Validation.ON_FRESH_DATA);

    private final MetricCatalogue metrics;
    private final EvidenceLedger ledger;

    ValidationRows(MetricCatalogue metrics, EvidenceLedger ledger) {
        this.metrics = metrics;
        this.ledger = ledger;
    }

    /** The newest report among evidence in order of time: of a validation, or of a revalidation on fresh data. */
    static Optional<Evidence> newest(List<Evidence> all) {
        return Evidence.last(all, evidence -> KINDS.contains(evidence.kind()));
    }

    ValidationView view(Evidence report) {
        var body = report.body();
        var champion = champion(body);
        var theirs = champion.flatMap(version -> newest(ledger.of(version))).map(Evidence::body);
        return new ValidationView(
                report.outcome(),
                PageWording.time(report.at()),
                "%s, %s rows"
                        .formatted(body.path("data").asText(), body.path("rows").asText()),
                champion.map(VersionId::toString).orElse(null),
                theirs.map(other -> comparable(body, other)).orElse(null),
                stream(body.path("thresholds"))
                        .map(threshold -> row(threshold, body, theirs.orElse(null)))
                        .sorted((one, other) -> Boolean.compare(one.met(), other.met()))
                        .toList(),
                checks(body, champion.isPresent()));
    }

    /** What must be known to compare the two: both were measured on their own data. */
    private static String comparable(JsonNode mine, JsonNode theirs) {
        return mine.path("dataDigest").equals(theirs.path("dataDigest"))
                ? "measured on the same data"
                : "measured on other data: " + theirs.path("data").asText();
    }

    private static Optional<VersionId> champion(JsonNode body) {
        try {
            return Optional.of(body.path("champion"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .map(VersionId::parse);
        } catch (Refusal notAnId) {
            return Optional.empty();
        }
    }

    private MetricRow row(JsonNode threshold, JsonNode body, @Nullable JsonNode theirs) {
        var id = threshold.path("metric").asText();
        var known = metrics.find(id);
        var minimum = number(threshold.path("minimum"));
        var maximum = number(threshold.path("maximum"));
        var value = number(threshold.path("value"));
        return new MetricRow(
                known.map(Metric::title).orElse(id),
                known.map(Metric::definition).orElse(""),
                EvidenceBodyReader.demand(words(minimum), words(maximum)),
                words(value),
                margin(value, minimum, maximum).isPresent() ? words(margin(value, minimum, maximum)) : null,
                interval(body, id),
                theirs == null ? null : words(metric(theirs, id)),
                threshold.path("met").asBoolean());
    }

    /** The distance to the nearer bound; negative if the threshold is not met. */
    private static OptionalDouble margin(OptionalDouble value, OptionalDouble minimum, OptionalDouble maximum) {
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        var above = minimum.isPresent() ? value.getAsDouble() - minimum.getAsDouble() : Double.POSITIVE_INFINITY;
        var below = maximum.isPresent() ? maximum.getAsDouble() - value.getAsDouble() : Double.POSITIVE_INFINITY;
        var nearer = Math.min(above, below);
        return Double.isFinite(nearer) ? OptionalDouble.of(nearer) : OptionalDouble.empty();
    }

    /** The 95 % interval, of a metric that has one. */
    private static @Nullable String interval(JsonNode body, String id) {
        var lower = metric(body, id + "-lower");
        var upper = metric(body, id + "-upper");
        return lower.isPresent() && upper.isPresent() ? "%s to %s".formatted(words(lower), words(upper)) : null;
    }

    static OptionalDouble metric(JsonNode body, String id) {
        return stream(body.path("results"))
                .map(result -> number(result.path("metrics").path(id)))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private List<CheckRow> checks(JsonNode body, boolean compared) {
        var checks = stream(body.path("results")).map(this::check);
        var skipped = compared
                ? Stream.<CheckRow>empty()
                : Stream.of(new CheckRow(
                        "champion", "skipped", "No version of this model was in service to compare with.", true));
        return Stream.concat(checks.filter(check -> compared || !check.check().equals("champion")), skipped)
                .sorted((one, other) -> Boolean.compare(other.notable(), one.notable()))
                .toList();
    }

    private CheckRow check(JsonNode result) {
        var undefined = result.path("undefined").properties().stream()
                .map(metric -> "%s has no value: %s"
                        .formatted(
                                metrics.find(metric.getKey()).map(Metric::title).orElse(metric.getKey()),
                                metric.getValue().asText()))
                .collect(Collectors.joining(". "));
        var sentence = result.path("sentence").asText();
        var verdict = result.path("verdict").asText();
        var nothing = result.path("metrics").isEmpty() && !undefined.isEmpty();
        return new CheckRow(
                result.path("check").asText(),
                nothing ? "skipped" : verdict,
                undefined.isEmpty()
                        ? sentence
                        : "%s %s.".formatted(sentence, undefined).strip(),
                verdict.equals("failed") || !undefined.isEmpty());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    static @Nullable String words(OptionalDouble number) {
        return number.isPresent() ? PageWording.number(number.getAsDouble()) : null;
    }
}
