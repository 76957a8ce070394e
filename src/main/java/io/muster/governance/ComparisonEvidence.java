package io.muster.governance;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.governance.Change.Basis;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The weakened controls of a change, as evidence for its owner's decision.
 *
 * @param digest of what was sent
 * @param weakened processes whose controls are weaker
 * @param owner group that is asked
 * @param basis of the comparison
 * @param weaker differences in plain words, each with a path that shows it; also changed answers of tables
 * @param tables decision tables that would change
 * @param unproved processes that would break the policy under them
 */
record ComparisonEvidence(
        Digest digest,
        Map<String, Digest> files,
        Actor proposer,
        List<String> weakened,
        String owner,
        Basis basis,
        List<String> weaker,
        List<TableChange> tables,
        List<String> unproved) {

    static final String KIND = "comparison";
    static final String WEAKER = "weaker";
    static final String NOT_WEAKER = "not-weaker";

    /** A text variable of the engine holds at most 4,000 characters. */
    private static final int LONGEST = 3000;

    static ComparisonEvidence of(Change change, Comparison comparison) {
        return new ComparisonEvidence(
                change.sent().digest(),
                change.sent().files(),
                change.proposer(),
                List.copyOf(comparison.weakened()),
                change.owner(),
                change.basis(),
                comparison.inWords(),
                comparison.tables(),
                comparison.unproved());
    }

    String outcome() {
        return weaker.isEmpty() ? NOT_WEAKER : WEAKER;
    }

    /**
     * The text for the form of the sign-off, which shows it as Markdown: names from a diagram must not become links or
     * paragraphs there.
     */
    static String summary(JsonNode body) {
        var lines = StreamSupport.stream(body.path("weaker").spliterator(), false)
                .map(line -> line.asText()
                        .replaceAll("[\\[\\]<>`*_#|\\\\]", " ")
                        .replaceAll("\\s+", " ")
                        .replace("://", ": //"))
                .toList();
        if (lines.isEmpty()) {
            return "No control is weaker than in the versions in force now, and no decision table has changed.";
        }
        var text = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            if (text.length() + lines.get(i).length() > LONGEST) {
                return text.append("* and %d more on the page of the comparison\n".formatted(lines.size() - i))
                        .toString();
            }
            text.append("* ").append(lines.get(i)).append('\n');
        }
        return text.toString();
    }
}
