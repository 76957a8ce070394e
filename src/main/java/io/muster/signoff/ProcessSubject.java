package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.inventory.versions.Stage;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A kind of subject that processes are about and people decide on. */
public interface ProcessSubject {

    /** Whether this id is of its kind, even if no such subject exists. */
    boolean knows(SubjectId id);

    /** Its current state. */
    Subject subject(SubjectId id);

    /** The inputs of policy tables about it; unknown for a kind that has neither tier nor origin. */
    default Classification classification(SubjectId id) {
        return new Classification(null, null);
    }

    /** The person notified when a decision on it is overdue. */
    Actor answerable(SubjectId id);

    /** A summary of the evidence about it, for the form of a decision. */
    String summary(Dossier dossier);

    /** The path of its page. */
    String page(SubjectId id);

    /**
     * The reason why a process about it must not start now, if any.
     *
     * @param stages required by the diagram; empty for any
     */
    Optional<String> startObjection(SubjectId id, String process, Set<Stage> stages);

    /**
     * The inputs of a policy table. An unknown value is left out and gets the strictest answer.
     *
     * @param tier the one in force
     * @param origin as the tables name it
     */
    record Classification(@Nullable Integer tier, @Nullable String origin) {}

    /**
     * A snapshot of one subject.
     *
     * @param author its author, who therefore must not sign it off
     * @param content the exact bytes to decide on; null while there are none
     * @param ownerGroup the group that owns it; null if its kind has no owner group
     */
    record Subject(
            Actor author,
            @Nullable Digest content,
            @Nullable String ownerGroup) {}

    /** Resolves a business key to its subject. */
    @Component
    class ProcessSubjects {

        private final List<ProcessSubject> kinds;

        ProcessSubjects(List<ProcessSubject> kinds) {
            this.kinds = List.copyOf(kinds);
        }

        /** The kind of subject with this id. */
        public ProcessSubject of(SubjectId id) {
            return kinds.stream()
                    .filter(kind -> kind.knows(id))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("No type of subject is registered for %s".formatted(id)));
        }
    }
}
