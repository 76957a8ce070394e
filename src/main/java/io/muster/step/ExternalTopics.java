package io.muster.step;

import java.util.Set;

/** Topics served by external workers. */
public final class ExternalTopics {

    /** Training by a worker of the organisation's own; see {@code docs/external-training.md}. */
    public static final String TRAINING = "train-external";

    private static final Set<String> OUTSIDE = Set.of(TRAINING);

    private ExternalTopics() {}

    public static Set<String> all() {
        return OUTSIDE;
    }

    public static boolean isOutside(String topic) {
        return OUTSIDE.contains(topic);
    }
}
