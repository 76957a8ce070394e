package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The id of what a process, a decision or evidence is about: a model version, or a proposed process change. No model
 * name can make a version id equal to the id of a change.
 */
public sealed interface SubjectId permits VersionId, ProcessChangeId {

    /** The audit chain of events about it. */
    String chain();

    /** The number within its model, or among all changes, from 1. */
    int number();

    /** As people say it: {@code credit-forest 3}. */
    default String inWords() {
        return this instanceof VersionId version
                ? "%s %d".formatted(version.model(), number())
                : "process change %d".formatted(number());
    }

    /** @throws InvalidVersionId unless the text is one of the two */
    @JsonCreator
    static SubjectId parse(String text) {
        return ProcessChangeId.find(text).<SubjectId>map(change -> change).orElseGet(() -> VersionId.parse(text));
    }
}
