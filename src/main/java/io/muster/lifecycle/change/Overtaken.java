package io.muster.lifecycle.change;

import io.muster.shared.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another version came in force since a change was compared: it has to be compared, and asked for, again. */
class Overtaken extends Refusal {

    Overtaken(@Nullable Map<String, String> compared, Map<String, String> found) {
        super(Kind.CONFLICT, "It was compared with %s, but %s is in force now".formatted(compared, found));
    }
}
