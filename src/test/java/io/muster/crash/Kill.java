package io.muster.crash;

import java.time.Duration;

/**
 * What a kill met, counted in the database after the server was dead.
 *
 * @param number from 1
 * @param life how long the server had lived since people could come in
 * @param unfinished releases that had begun and not ended
 * @param inHand steps that the server had taken for itself and not finished: locked jobs and external tasks
 * @param waiting tasks that waited for people
 * @param ended releases that had ended before
 */
record Kill(int number, Duration life, long unfinished, long inHand, long waiting, long ended) {

    @Override
    public String toString() {
        return "Kill %d after %s: %d releases unfinished, %d ended; %d steps in hand, %d tasks waiting"
                .formatted(number, life, unfinished, ended, inHand, waiting);
    }
}
