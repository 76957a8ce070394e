package io.muster.verification.diff;

import io.muster.verification.Diagram;
import io.muster.verification.Examination;
import java.util.Collection;
import java.util.List;

/**
 * One version of a deployment.
 *
 * @param examination of these diagrams, under the policy in force
 */
public record Edition(List<Diagram> diagrams, Examination examination) {

    public Edition {
        diagrams = List.copyOf(diagrams);
    }

    public static Edition of(Collection<Diagram> diagrams, Examination examination) {
        return new Edition(List.copyOf(diagrams), examination);
    }
}
