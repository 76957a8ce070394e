package io.muster.evidence;

import io.muster.evidence.findings.Finding;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The additions to a dossier since a form was opened. The form carries only a digest, so the changes are removed one by
 * one, newest first, until the digest matches the form's.
 */
final class DossierChanges {

    private static final int MOST = 50;

    private final List<Evidence> evidence;
    private final List<Finding> findings;
    private final Dossier now;

    /**
     * @param evidence all about the version
     * @param findings all on the version
     */
    DossierChanges(List<Evidence> evidence, List<Finding> findings, Dossier now) {
        this.evidence = evidence;
        this.findings = findings;
        this.now = now;
    }

    /** The changes in words, oldest first; empty if they cannot be determined. */
    List<String> since(Digest shown) {
        var past = new Past(evidence, findings);
        var words = new ArrayList<String>();
        for (var change : changes().limit(MOST).toList()) {
            past = change.undo(past);
            words.add(0, change.words());
            if (past.digest(now).equals(shown)) {
                return words;
            }
        }
        return List.of();
    }

    /** Newest first. */
    private Stream<Change> changes() {
        var recorded = now.evidence().stream().map(Change::recorded);
        var opened = findings.stream().map(Change::opened);
        var closed = findings.stream().filter(finding -> !finding.isOpen()).map(Change::closed);
        return Stream.of(recorded, opened, closed)
                .flatMap(changes -> changes)
                .sorted(Comparator.comparing(Change::at)
                        .thenComparing(Change::id)
                        .reversed());
    }

    private record Past(List<Evidence> evidence, List<Finding> findings) {

        Digest digest(Dossier now) {
            return Dossier.of(
                            now.subject(),
                            now.artifact(),
                            evidence,
                            findings,
                            now.signOffs().size())
                    .digest();
        }

        Past without(Evidence added) {
            return new Past(
                    evidence.stream()
                            .filter(each -> !each.id().equals(added.id()))
                            .toList(),
                    findings);
        }

        Past with(Finding former, boolean there) {
            return new Past(
                    evidence,
                    findings.stream()
                            .filter(each -> there || !each.id().equals(former.id()))
                            .map(each -> each.id().equals(former.id()) ? former : each)
                            .toList());
        }
    }

    private record Change(Instant at, String id, String words, UnaryOperator<Past> undoing) {

        static Change recorded(Evidence evidence) {
            return new Change(
                    evidence.at(),
                    evidence.id(),
                    "'%s' was recorded as '%s' by %s".formatted(evidence.kind(), evidence.outcome(), evidence.by()),
                    past -> past.without(evidence));
        }

        static Change opened(Finding finding) {
            return new Change(
                    finding.openedAt(),
                    finding.id(),
                    "finding '%s' (%s) was opened by %s"
                            .formatted(finding.title(), finding.severity(), finding.openedBy()),
                    past -> past.with(finding, false));
        }

        static Change closed(Finding finding) {
            var closing = Objects.requireNonNull(finding.closing());
            return new Change(
                    closing.at(),
                    finding.id() + "-closed",
                    "finding '%s' (%s) was closed by %s".formatted(finding.title(), finding.severity(), closing.by()),
                    past -> past.with(finding.reopened(), true));
        }

        Past undo(Past past) {
            return undoing.apply(past);
        }
    }
}
