package io.muster.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.attachments.Attachment;
import io.muster.reporting.VersionPage.VersionView.DossierView;
import io.muster.reporting.VersionPage.VersionView.EvidenceRow;
import io.muster.reporting.VersionPage.VersionView.EvidenceRow.FileRow;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.reporting.VersionPage.VersionView.ThresholdRow;
import io.muster.shared.VersionId;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reader of evidence bodies for display. Any step may store what it likes in a body, and old bodies stay for ever,
 * so it assumes nothing: a body with the members of a validation report is shown as one, any other member by member.
 */
@Component
class EvidenceBodyReader {

    /** Negative outcomes, of any step. */
    private static final Set<String> AGAINST = Set.of("rejected", "refused", "failed");

    /** Members that are shown separately. */
    private static final Set<String> APART =
            Set.of("thresholds", "conclusion", "reason", "text", "description", "version", "artifact");

    private final MetricCatalogue metrics;

    EvidenceBodyReader(MetricCatalogue metrics) {
        this.metrics = metrics;
    }

    DossierView view(Dossier dossier) {
        return new DossierView(
                dossier.digest().toString(),
                dossier.artifact().toString(),
                dossier.evidence().stream().map(this::row).toList());
    }

    EvidenceRow row(Evidence evidence) {
        var body = evidence.body();
        return new EvidenceRow(
                evidence.id(),
                evidence.kind(),
                evidence.outcome(),
                AGAINST.contains(evidence.outcome()),
                evidence.by().id(),
                PageWording.time(evidence.at()),
                evidence.digest().toString(),
                text(body, "conclusion")
                        .or(() -> text(body, "reason"))
                        .or(() -> text(body, "text"))
                        .or(() -> text(body, "description"))
                        .orElse(null),
                StreamSupport.stream(body.path("thresholds").spliterator(), false)
                        .map(this::threshold)
                        .toList(),
                facts(body),
                file(evidence));
    }

    private static @Nullable FileRow file(Evidence evidence) {
        return evidence.kind().equals(Attachment.KIND) && evidence.subject() instanceof VersionId version
                ? new FileRow(
                        text(evidence.body(), "name").orElse("file"),
                        "/versions/%s/%d/attachments/%s".formatted(version.model(), version.number(), evidence.id()))
                : null;
    }

    private ThresholdRow threshold(JsonNode threshold) {
        return new ThresholdRow(
                title(threshold.path("metric").asText()),
                metrics.find(threshold.path("metric").asText())
                        .map(Metric::definition)
                        .orElse(""),
                demand(number(threshold, "minimum"), number(threshold, "maximum")),
                number(threshold, "value"),
                threshold.path("met").asBoolean());
    }

    private String name(String member, String inner) {
        return member + " · " + (member.equals("metrics") ? title(inner) : inner);
    }

    /** The title of a metric; any other word is left unchanged. */
    private String title(String word) {
        return metrics.find(word).map(Metric::title).orElse(word);
    }

    static String demand(@Nullable String minimum, @Nullable String maximum) {
        if (maximum == null) {
            return "at least " + minimum;
        }
        return minimum == null ? "at most " + maximum : "%s to %s".formatted(minimum, maximum);
    }

    /** Single values, lists of words, and objects of these such as metrics and libraries; tables are shown on other pages. */
    private List<Fact> facts(JsonNode body) {
        var facts = new ArrayList<Fact>();
        for (var member : body.properties()) {
            var value = member.getValue();
            if (APART.contains(member.getKey())) {
                continue;
            }
            if (isShown(value)) {
                facts.add(Fact.of(member.getKey(), value(value)));
            } else if (value.isObject()) {
                value.properties().stream()
                        .filter(inner -> isShown(inner.getValue()))
                        .forEach(inner ->
                                facts.add(Fact.of(name(member.getKey(), inner.getKey()), value(inner.getValue()))));
            }
        }
        return facts;
    }

    private static Optional<String> text(JsonNode body, String member) {
        return Optional.of(body.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static @Nullable String number(JsonNode node, String member) {
        return node.path(member).isNumber()
                ? PageWording.number(node.path(member).asDouble())
                : null;
    }

    /** A single value, or a list of words. */
    private static boolean isShown(JsonNode value) {
        return value.isValueNode()
                || value.isArray()
                        && !value.isEmpty()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("; "));
        }
        return value.isNumber() ? PageWording.number(value.asDouble()) : value.asText();
    }
}
