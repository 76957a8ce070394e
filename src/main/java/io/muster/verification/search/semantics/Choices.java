package io.muster.verification.search.semantics;

import java.util.ArrayList;
import java.util.List;

/** All combinations of choices in a run: the run is repeated with the next combination until all have been tried. */
public final class Choices {

    private final List<int[]> given = new ArrayList<>();
    private int position;

    /**
     * @param options at least one
     * @return 0 to {@code options - 1}
     */
    int choose(int options) {
        if (options == 1) {
            return 0;
        }
        if (position == given.size()) {
            given.add(new int[] {0, options});
        }
        return given.get(position++)[0];
    }

    /** @return false if every combination has been tried */
    public boolean next() {
        position = 0;
        while (!given.isEmpty()) {
            var last = given.get(given.size() - 1);
            if (++last[0] < last[1]) {
                return true;
            }
            given.remove(given.size() - 1);
        }
        return false;
    }
}
