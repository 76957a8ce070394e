package io.muster.publishing;

import java.util.Optional;

/** Whether something may be deleted that was deployed. */
public interface Deletions {

    /** Why a deployment stays, without full stop; empty if it may go. To be asked in nobody's name. */
    Optional<String> objection(String deployment);

    /** Why a process definition stays, without full stop; empty if it may go. To be asked in nobody's name. */
    Optional<String> objectionToDefinition(String definition);
}
