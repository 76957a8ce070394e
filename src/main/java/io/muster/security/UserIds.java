package io.muster.security;

import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The canonical spelling of user ids. {@code Dora} and {@code " dora"} are both {@code dora}: a person with two
 * identities would defeat separation of duties.
 */
public final class UserIds {

    /** What the directory accepts: the engine enforces the same for people created in its own web applications. */
    public static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+)*";

    static final int LONGEST = 64;
    private static final Pattern ID = Pattern.compile(PATTERN);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private UserIds() {}

    /** @return the spelling the directory knows, if it is a possible user id */
    public static String canonical(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** @return whether this is a possible user id; the directory is asked about no other */
    public static boolean isPossible(String id) {
        return id.length() <= LONGEST && ID.matcher(id).matches();
    }

    /** The text typed into the user field, on one line and cut to the length of an id. */
    public static String shown(String typed) {
        var visible = CONTROL.matcher(typed).replaceAll("\ufffd");
        return Texts.abbreviate(visible, LONGEST);
    }

    /** @throws Refusal {@code INVALID_USER_ID} unless it has lower-case letters, digits and single dots or hyphens, 64 at most */
    public static String require(String id) {
        if (!isPossible(id)) {
            throw SecurityProblem.INVALID_USER_ID.refusal(
                    "'%s' is not a user id: expected lower-case letters, digits and single dots or hyphens, "
                            + "at most 64 characters",
                    id);
        }
        return id;
    }
}
