package io.muster.security;

import io.muster.shared.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one spelling of user ids. Whoever types {@code Dora} or {@code " dora"} is {@code dora}: nobody has two
 * identities, on which separation of duties would founder.
 */
public final class UserIds {

    /** What the directory accepts: the engine enforces the same for people created in its own web applications. */
    public static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+)*";

    static final int LONGEST = 64;
    private static final Pattern ID = Pattern.compile(PATTERN);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private UserIds() {}

    /** @return the spelling the directory knows, if there can be a person of this id */
    public static String canonical(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** @return whether anybody can have this id; the directory is asked about no other */
    public static boolean isPossible(String id) {
        return id.length() <= LONGEST && ID.matcher(id).matches();
    }

    /** Whatever somebody typed into the field for the user: on one line, and not longer than an id can be. */
    public static String shown(String typed) {
        var visible = CONTROL.matcher(typed).replaceAll("\ufffd");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }

    /** @throws Refusal {@code INVALID_USER_ID} unless it has lower-case letters, digits and single dots or hyphens, 64 at most */
    public static String require(String id) {
        if (!isPossible(id)) {
            throw SecurityProblem.INVALID_USER_ID.refusal(
                    "'%s' is no user id: lower-case letters, digits and single dots or hyphens wanted, 64 at most", id);
        }
        return id;
    }
}
