package io.muster.reporting;

import io.muster.lifecycle.findings.FindingEffects.FindingEffect;

/** The effects of findings in words. */
final class FindingWording {

    private FindingWording() {}

    static String effect(FindingEffect effect) {
        return switch (effect.kind()) {
            case BLOCKS -> "Blocks: %s".formatted(effect.what().replace('-', ' '));
            case SUSPENDS -> "Takes the version out of service by an emergency, which a person reviews";
            case ESCALATES -> "Is escalated to the group %s".formatted(effect.what());
        };
    }
}
