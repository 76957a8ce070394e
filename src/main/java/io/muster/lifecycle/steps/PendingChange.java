package io.muster.lifecycle.steps;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.lifecycle.steps.use.ChangeKind;
import io.muster.lifecycle.steps.use.UseChange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is described differently since people signed it off: the body of its evidence.
 *
 * @param kind one kind for all that must be signed, or for all if nothing must be
 * @param changes from what to what
 */
public record PendingChange(@JsonIgnore ChangeKind kind, List<UseChange> changes) {

    /** The kind of its evidence, and of what became of it. */
    public static final String EVIDENCE = "change";

    public PendingChange {
        changes = List.copyOf(changes);
    }

    @JsonProperty
    public String conclusion() {
        return changes.isEmpty()
                ? "Nothing is described differently."
                : changes.stream().map(UseChange::inWords).collect(Collectors.joining("; "));
    }
}
