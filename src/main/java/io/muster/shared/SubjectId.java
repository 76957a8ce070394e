package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Names what a process, a decision or evidence is about: a version of a model, or a proposed change of processes. Whatever
 * a model is called, its versions never have the id of a change.
 */
public sealed interface SubjectId permits VersionId, ProcessChangeId {

    /** The audit chain that facts about it belong to. */
    String chain();

    /** Counts from 1 among those of its model, or among all changes. */
    int number();

    /** @throws InvalidVersionId unless the text names either */
    @JsonCreator
    static SubjectId parse(String text) {
        return ProcessChangeId.find(text).<SubjectId>map(change -> change).orElseGet(() -> VersionId.parse(text));
    }
}
