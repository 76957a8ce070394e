package io.muster.signoff;

import io.muster.shared.SubjectId;
import io.muster.shared.Texts;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The name of an open task in lists: what is asked, about what, in which tier, such as
 * {@code Approve use · credit-forest 3 · tier 1}. Where the reader already knows what it is about, only what is asked is
 * shown.
 */
public final class TaskTitle {

    /** The engine stores names of up to 255 characters. */
    private static final int LONGEST = 255;

    private static final String BETWEEN = " · ";

    private TaskTitle() {}

    /** @param tier of the version; null if it has none */
    public static String of(String asked, SubjectId subject, @Nullable Integer tier) {
        return named(asked, about(subject) + (tier == null ? "" : BETWEEN + "tier " + tier));
    }

    /** What is asked, such as {@code Approve use (1 of 2)}. */
    public static String asked(String title, SubjectId subject) {
        var end = end(title, subject);
        return title.substring(0, end);
    }

    /** The title with another wording of what is asked. */
    static String reworded(String title, SubjectId subject, UnaryOperator<String> wording) {
        var end = end(title, subject);
        return named(wording.apply(title.substring(0, end)), title.substring(end));
    }

    private static String named(String asked, String about) {
        return Texts.abbreviate(asked, LONGEST - about.length()) + about;
    }

    /** A title that someone changed may lack the rest. */
    private static int end(String title, SubjectId subject) {
        var end = title.lastIndexOf(about(subject));
        return end < 0 ? title.length() : end;
    }

    private static String about(SubjectId subject) {
        return BETWEEN + subject.inWords();
    }
}
