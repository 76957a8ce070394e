package io.muster.monitoring.record;

import io.muster.shared.DatasetId;
import java.util.regex.Pattern;

/**
 * Where the predictions of a profile were made or lie.
 *
 * @param kind what its name means
 * @param name id of a deployment or dataset, or a name that the sender chose: letters, digits and {@code . _ -}
 */
public record ProfileSource(Kind kind, String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public ProfileSource {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Source '%s': expected at most 100 letters, digits, dots, hyphens and underscores".formatted(name));
        }
    }

    /** Where predictions come from. */
    public enum Kind {
        /** Served by Muster. */
        DEPLOYMENT("deployment"),
        /** Counted by a client, for a model that is served elsewhere. */
        POSTED("posted"),
        /** Rows of a registered dataset. */
        DATASET("dataset"),
        /** Rows of a table in a database. */
        TABLE("table"),
        /** Outcomes of predictions that were counted before: such a profile has no rows. */
        OUTCOMES("outcomes");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public static ProfileSource deployment(String id) {
        return new ProfileSource(Kind.DEPLOYMENT, id);
    }

    public static ProfileSource posted(String name) {
        return new ProfileSource(Kind.POSTED, name);
    }

    public static ProfileSource dataset(DatasetId id) {
        return new ProfileSource(Kind.DATASET, id.name());
    }

    public static ProfileSource table(String name) {
        return new ProfileSource(Kind.TABLE, name);
    }

    /** Outcomes of logged predictions. */
    static ProfileSource outcomes() {
        return new ProfileSource(Kind.OUTCOMES, "logged");
    }

    /** Whether a source as in the database is a sender, dataset or table. */
    static boolean isPosted(String source) {
        return !source.startsWith(Kind.DEPLOYMENT.word + "/") && !source.startsWith(Kind.OUTCOMES.word + "/");
    }

    /** As in the database and in the API: {@code deployment/018f…}. */
    @Override
    public String toString() {
        return kind.word + "/" + name;
    }
}
