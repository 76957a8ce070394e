package io.muster.security.selfcheck;

import java.util.List;

/**
 * Part of what Muster asks itself when it starts: facts, found out by asking or trying, not settings read back. Every
 * module that guards something may contribute one.
 */
public interface SelfCheck {

    /** @return in the order they are to be shown */
    List<Answer> examine();

    /**
     * @param question what was asked: "Engine REST authenticated?"
     * @param safe whether the answer will do in production
     * @param found what was found, for people
     */
    record Answer(String question, boolean safe, String found) {}
}
