package io.muster.signoff;

import io.muster.shared.SubjectId;
import java.util.Optional;

/**
 * A reason for which no one may accept at present, such as an open finding. Modules that know of one implement it; all
 * of them are asked when a person accepts. Decisions that do not accept are always possible.
 */
public interface AcceptanceObjection {

    /**
     * @param control that the decision would provide
     * @return why it cannot be provided now, as a sentence for the person who decides; empty if it can
     */
    Optional<String> objection(SubjectId subject, String control);
}
