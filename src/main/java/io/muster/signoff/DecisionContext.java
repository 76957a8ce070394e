package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.SignOff;
import io.muster.evidence.findings.Finding;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import io.muster.signoff.ProcessSubject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * A lazily read snapshot of a version and its evidence, for one event of one task. Each part is read once, at first
 * use, so that all checks of one event see the same snapshot; after taking the version lock, create a new one.
 */
final class DecisionContext {

    private final SubjectId id;
    private final Supplier<Subject> subject;
    private final Supplier<List<Evidence>> evidence;
    private final Supplier<List<Finding>> findings;
    private final Supplier<Integer> earlier;

    /** @param earlier how many sign-offs there were when the task was created */
    DecisionContext(
            SubjectId id,
            Supplier<Subject> subject,
            Supplier<List<Evidence>> evidence,
            Supplier<List<Finding>> findings,
            Supplier<Integer> earlier) {
        this.id = id;
        this.subject = SingletonSupplier.of(subject);
        this.evidence = SingletonSupplier.of(evidence);
        this.findings = SingletonSupplier.of(findings);
        this.earlier = SingletonSupplier.of(earlier);
    }

    Actor author() {
        return subject.get().author();
    }

    Optional<Digest> content() {
        return Optional.ofNullable(subject.get().content());
    }

    Optional<String> ownerGroup() {
        return Optional.ofNullable(subject.get().ownerGroup());
    }

    /** Those who ever requested, and those who confirmed, a tier with less scrutiny. */
    List<Actor> loweredTheTier() {
        return evidence().stream().flatMap(TierLowered::people).toList();
    }

    /** Those who edited the description of the use after a process had recorded its first evidence. */
    List<Actor> editorsDuring(String rootInstance) {
        return evidence().stream()
                .dropWhile(each -> !rootInstance.equals(each.processInstance()))
                .filter(each ->
                        each.kind().equals(IntendedUse.KIND) && each.outcome().equals(IntendedUse.CHANGED))
                .map(Evidence::by)
                .toList();
    }

    /** All evidence, in order of time. */
    List<Evidence> evidence() {
        return evidence.get();
    }

    /** All findings, in order of time. */
    List<Finding> findings() {
        return findings.get();
    }

    /** How many sign-offs there are now. */
    int signOffs() {
        return Math.toIntExact(evidence().stream()
                .filter(each -> each.kind().equals(SignOff.KIND))
                .count());
    }

    /** How many sign-offs are part of what the person is shown. */
    int earlier() {
        return earlier.get();
    }

    /** The dossier shown to the person; empty while there is nothing to decide on. */
    Optional<Dossier> dossier() {
        return content().map(content -> Dossier.of(id, content, evidence(), findings.get(), earlier()));
    }

    /** The part of the evidence of a tier that names the two people who lowered it. */
    static final class TierLowered {

        private TierLowered() {}

        /** Both people; empty if the evidence is about something else. */
        static Stream<Actor> people(Evidence evidence) {
            var confirmedBy = evidence.kind().equals("tier") ? evidence.body().path("confirmedBy") : null;
            return confirmedBy == null || !confirmedBy.isTextual()
                    ? Stream.of()
                    : Stream.of(evidence.by(), new Actor(confirmedBy.asText()));
        }
    }
}
