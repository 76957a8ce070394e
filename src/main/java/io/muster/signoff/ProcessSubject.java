package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.inventory.versions.Stage;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of things that processes are about and people decide on. */
public interface ProcessSubject {

    /** Whether this id names one of its kind, be it there or not. */
    boolean knows(SubjectId id);

    /** What it is now. */
    Subject subject(SubjectId id);

    /** With what policy tables are asked about it; nothing is known of a kind that has neither tier nor origin. */
    default Classification classification(SubjectId id) {
        return new Classification(null, null);
    }

    /** Who is told when a decision on it is overdue. */
    Actor answerable(SubjectId id);

    /** What was found out about it, in few words, for the form of a decision. */
    String summary(Dossier dossier);

    /** Path of the page on which people read about it. */
    String page(SubjectId id);

    /**
     * Why a process must not start about it now, if so.
     *
     * @param stages in which the diagram wants a version to be; empty for any
     */
    Optional<String> startObjection(SubjectId id, String process, Set<Stage> stages);

    /**
     * What a policy table is asked with. What is not known is not stated, and gets the strictest answer.
     *
     * @param tier the one in force
     * @param origin as the tables name it
     */
    record Classification(@Nullable Integer tier, @Nullable String origin) {}

    /**
     * One of its kind at one moment.
     *
     * @param author who made it, and so does not sign it
     * @param content the exact bytes that are decided on; null while there are none
     * @param ownerGroup the one group that owns it; null where its kind has no such thing
     */
    record Subject(
            Actor author,
            @Nullable Digest content,
            @Nullable String ownerGroup) {}
}
