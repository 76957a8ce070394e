package io.muster.decisiontables;

import java.util.Locale;
import java.util.Optional;

/** How a decision table answers when several rules match (DMN 1.5, section 8.2.10). */
public enum HitPolicy {
    UNIQUE,
    ANY,
    FIRST,
    PRIORITY,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT;

    /** Whether one rule answers, so that there is no answer without a rule. */
    public boolean answersOnce() {
        return switch (this) {
            case UNIQUE, ANY, FIRST, PRIORITY -> true;
            case RULE_ORDER, OUTPUT_ORDER, COLLECT -> false;
        };
    }

    /** Whether every matching rule contributes its own answer. */
    public boolean answersSeveral() {
        return this == COLLECT || this == RULE_ORDER;
    }

    /** Whether the process engine knows it. */
    public boolean isKnownToTheEngine() {
        return switch (this) {
            case UNIQUE, ANY, FIRST, RULE_ORDER, COLLECT -> true;
            case PRIORITY, OUTPUT_ORDER -> false;
        };
    }

    /** Whether it is an error if two rules match one input. */
    boolean forbids(boolean sameOutputs) {
        return switch (this) {
            case UNIQUE -> true;
            case ANY -> !sameOutputs;
            case FIRST, PRIORITY, RULE_ORDER, OUTPUT_ORDER, COLLECT -> false;
        };
    }

    /** @return empty for a word DMN does not define */
    public static Optional<HitPolicy> of(String word) {
        for (var policy : values()) {
            if (policy.name().replace('_', ' ').equals(word.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
