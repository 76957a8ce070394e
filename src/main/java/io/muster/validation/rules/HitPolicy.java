package io.muster.validation.rules;

import java.util.Locale;
import java.util.Optional;

/** What a decision table answers when several rules fit (DMN 1.5, section 8.2.10). */
public enum HitPolicy {
    UNIQUE,
    ANY,
    FIRST,
    PRIORITY,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT;

    /** @return empty for a word DMN does not know */
    static Optional<HitPolicy> of(String word) {
        for (var policy : values()) {
            if (policy.name().replace('_', ' ').equals(word.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
