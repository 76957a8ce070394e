package io.muster.decisiontables;

import org.jspecify.annotations.Nullable;

/** The one expression language of decision tables. */
public final class DecisionLanguage {

    private DecisionLanguage() {}

    /** @param language as a DMN element names it; absent or blank means FEEL */
    public static boolean isFeel(@Nullable String language) {
        return language == null
                || language.isBlank()
                || language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN|FEEL)/.*");
    }
}
