package io.muster.inventory.entry;

import io.muster.shared.Actor;
import io.muster.shared.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits on texts and lists in the inventory, in characters and entries, so that no one stores a library in a field. */
public final class Limits {

    static final int NAME = 120;
    static final int PERSON = 255;
    static final int TEXT = 4_000;
    public static final int ENTRIES = 50;
    public static final int ENTRY = 500;
    public static final int GOLDEN_RECORDS = 1_000;
    public static final int FIELDS = 10_000;
    /** Characters of JSON for one structured part of a version: signature, golden records, plan, provenance. */
    public static final int STRUCTURE = 4_000_000;

    private Limits() {}

    public static String name(String field, @Nullable String text) {
        return require(field, text, NAME).strip();
    }

    public static String text(String field, @Nullable String text) {
        return require(field, text, TEXT).strip();
    }

    public static List<String> entries(String field, @Nullable List<String> entries) {
        if (entries == null) {
            return List.of();
        }
        atMost(field, entries.size(), ENTRIES);
        return entries.stream()
                .map(entry -> require(field, entry, ENTRY).strip())
                .toList();
    }

    public static void atMost(String field, int entries, int most) {
        if (entries > most) {
            throw new InvalidEntry("'%s' has %d entries: expected at most %d".formatted(field, entries, most));
        }
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidEntry("'%s' is missing".formatted(field));
        }
        return Objects.requireNonNull(value);
    }

    /** @return the actor, who must be a person: a part of Muster cannot be accountable */
    public static Actor person(String field, @Nullable Actor actor) {
        var present = present(field, actor);
        if (!present.isPerson()) {
            throw new InvalidEntry("'%s' is '%s': expected the id of a person".formatted(field, present));
        }
        return new Actor(require(field, present.id(), PERSON).strip());
    }

    /** A column's or field's name or value, including spaces at its ends. */
    public static String spelled(String field, @Nullable String text) {
        return require(field, text, ENTRY);
    }

    /** A limited number of distinct columns or fields. */
    public static List<String> names(String field, @Nullable List<String> names, int most) {
        var present = present(field, names);
        atMost(field, present.size(), most);
        if (new HashSet<>(present).size() < present.size()) {
            throw new InvalidEntry("'%s' has an entry twice".formatted(field));
        }
        return present.stream().map(name -> require(field, name, ENTRY)).toList();
    }

    private static String require(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            throw new InvalidEntry("'%s' is missing".formatted(field));
        }
        if (text.length() > most) {
            throw new InvalidEntry("'%s' has %d characters: expected at most %d".formatted(field, text.length(), most));
        }
        Texts.fault(field, text).ifPresent(why -> {
            throw new InvalidEntry(why);
        });
        return text;
    }
}
