package io.muster.verification.reference;

import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A move: the state after it, and its observations. */
record Course(World world, List<Note> notes) {

    /** Something that happened on the way. */
    record Note(What what, @Nullable Property broken, Element where) {

        enum What {
            PASSED,
            CAME,
            WAITED,
            BROKEN,
            /** It ended in an incident. */
            STUCK,
            /** An event from outside moved it, which need not have occurred. */
            RESCUED
        }
    }

    static Course of(World world) {
        return new Course(world, List.of());
    }

    Course then(World next) {
        return new Course(next, notes);
    }

    Course passed(Element where) {
        return note(new Note(Note.What.PASSED, null, where));
    }

    Course came(Element where) {
        return note(new Note(Note.What.CAME, null, where));
    }

    Course waited(Element where) {
        return note(new Note(Note.What.WAITED, null, where));
    }

    Course broke(Property property, Element where) {
        return note(new Note(Note.What.BROKEN, property, where));
    }

    Course stuck(Element where) {
        return note(new Note(Note.What.STUCK, null, where));
    }

    Course rescued(Element where) {
        return note(new Note(Note.What.RESCUED, null, where));
    }

    private Course note(Note note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Course(world, List.copyOf(more));
    }

    boolean has(Note.What what) {
        return notes.stream().anyMatch(note -> note.what() == what);
    }

    Stream<Element> all(Note.What what) {
        return notes.stream().filter(note -> note.what() == what).map(Note::where);
    }

    Stream<Note> broken() {
        return notes.stream().filter(note -> note.what() == Note.What.BROKEN);
    }
}
