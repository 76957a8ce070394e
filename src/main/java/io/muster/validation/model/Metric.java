package io.muster.validation.model;

import java.util.regex.Pattern;

/**
 * Something that validation measures. Acceptance policies set thresholds on it by its id, and reports keep it under its
 * id, so an id is never changed. The other texts are for people: pages show them, and {@code docs/reference/metrics.md}
 * is generated from those of Muster's own metrics.
 *
 * @param id lower-case words with hyphens
 * @param group the tasks that it applies to
 * @param title such as {@code Brier score}
 * @param definition the formula or rule
 * @param range possible values, and which are good
 * @param source the paper, specification or library that defines it
 */
public record Metric(String id, Group group, String title, String definition, String range, String source) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 63;

    /** The kinds of tasks that a metric applies to. */
    public enum Group {
        ALL_TASKS("All tasks"),
        BINARY_CLASSIFICATION("Binary classification"),
        REGRESSION("Regression"),
        RULES("Rules");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @throws IllegalArgumentException if the id is malformed or a text is missing */
    public Metric {
        if (id.length() > LONGEST || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A metric has the id '%s'; expected lower-case words with hyphens, at most %d characters"
                            .formatted(id, LONGEST));
        }
        requireText(id, "title", title);
        requireText(id, "definition", definition);
        requireText(id, "range", range);
        requireText(id, "source", source);
    }

    private static void requireText(String id, String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The metric '%s' has no %s".formatted(id, what));
        }
    }
}
