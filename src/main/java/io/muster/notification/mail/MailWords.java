package io.muster.notification.mail;

import io.muster.security.UserDirectory;
import io.muster.security.UserDirectory.Person;
import io.muster.shared.Actor;
import io.muster.shared.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words in which templates say values: one line each, whatever people have typed. */
final class MailWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST = 1000;

    private final UserDirectory people;

    MailWords(UserDirectory people) {
        this.people = people;
    }

    /** A value without line breaks, other control characters and characters that reverse the direction of text. */
    static String line(String text) {
        return Texts.abbreviate(
                text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                        .strip(),
                LONGEST);
    }

    public String person(@Nullable String id) {
        if (id == null) {
            return "";
        }
        var actor = new Actor(id);
        return actor.isPerson() ? line(people.find(id).map(Person::displayName).orElse(id)) : "Muster";
    }

    /** @param instant in ISO 8601 */
    public String time(@Nullable String instant) {
        return instant == null ? "" : TIME.format(Instant.parse(instant));
    }

    /** A constant of an enum, in lower case: {@code champion}. */
    public String word(@Nullable String constant) {
        return constant == null ? "" : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
