package io.muster.security.selfcheck;

import java.util.List;

/**
 * One of the safety checks at startup: facts found by asking or trying, not settings read back. Any module that guards
 * something may contribute one.
 */
public interface SelfCheck {

    /** @return the answers in the order of display */
    List<Answer> examine();

    /**
     * @param question what was asked: "Engine REST authenticated?"
     * @param safe whether the answer is acceptable in production
     * @param found what was found, for people
     */
    record Answer(String question, boolean safe, String found) {}
}
