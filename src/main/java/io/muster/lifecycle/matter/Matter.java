package io.muster.lifecycle.matter;

import io.muster.evidence.Dossier;
import io.muster.inventory.Stage;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.util.Optional;
import java.util.Set;

/** One kind of things that processes are about and people decide on. */
public interface Matter {

    /** Whether this id names one of its kind, be it there or not. */
    boolean knows(VersionId id);

    /** Who made it, and so does not sign it. */
    Actor author(VersionId id);

    /** The exact bytes that are decided on; empty while there are none. */
    Optional<Digest> content(VersionId id);

    /** Who is told when a decision on it is overdue. */
    Actor answerable(VersionId id);

    /** The one group that owns it, where its kind has such a thing. */
    Optional<String> ownerGroup(VersionId id);

    /** What was found out about it, in few words, for the form of a decision. */
    String summary(Dossier dossier);

    /** Path of the page on which people read about it. */
    String page(VersionId id);

    /**
     * Why a process must not start about it now, if so.
     *
     * @param stages in which the diagram wants a version to be; empty for any
     */
    Optional<String> startObjection(VersionId id, String process, Set<Stage> stages);
}
