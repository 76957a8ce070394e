package io.muster.shared;

import java.util.regex.Pattern;

/** The spelling rule of names that appear in ids, URLs and file names. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){1,62}");

    private Names() {}

    /** @throws Refusal {@code INVALID_NAME} unless the name has lower-case letters, digits and single hyphens, 2 to 63 of them */
    public static String requireName(String what, String name) {
        if (name == null || name.length() > 63 || !NAME.matcher(name).matches()) {
            throw SharedProblem.INVALID_NAME.refusal(
                    "'%s' is not a valid %s name: expected 2 to 63 lower-case letters, digits and single hyphens",
                    name, what);
        }
        return name;
    }
}
