package io.muster.signoff;

import io.muster.shared.SubjectId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Resolves a business key to its subject. */
@Component
public class ProcessSubjects {

    private final List<ProcessSubject> kinds;

    ProcessSubjects(List<ProcessSubject> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** The kind of subject with this id. */
    public ProcessSubject of(SubjectId id) {
        return kinds.stream()
                .filter(kind -> kind.knows(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No type of subject is registered for %s".formatted(id)));
    }
}
