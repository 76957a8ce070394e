package io.muster.verification;

import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The observed behaviour of the engine on one walk. */
final class Observed {

    /**
     * A guarded step was carried out.
     *
     * @param origin what a step had found out by then, or null
     * @param controls that held at this moment
     */
    record Reach(
            String process,
            String element,
            Guard guard,
            @Nullable String origin,
            Set<String> controls) {

        /** What the policy demands and the engine did without. */
        Set<String> lacks(ProofPolicy policy, int tier) {
            var lacks = new TreeSet<>(policy.demanded(guard, tier, origin));
            lacks.removeAll(controls);
            return lacks;
        }

        @Override
        public String toString() {
            return "%s/%s (%s, origin %s) with %s".formatted(process, element, guard, origin, new TreeSet<>(controls));
        }
    }

    private final String root;
    private final int tier;
    private final Set<Reach> reaches = new LinkedHashSet<>();
    private final Set<String> entered = new TreeSet<>();
    private final Map<Property, String> broken = new EnumMap<>(Property.class);
    private final List<String> schedule = new ArrayList<>();
    private final List<String> moves = new ArrayList<>();

    Observed(String root, int tier) {
        this.root = root;
        this.tier = tier;
    }

    void reached(Reach reach) {
        reaches.add(reach);
        note("  reaches " + reach);
    }

    /** @param address process and element, with a slash between them */
    void entered(String address) {
        entered.add(address);
    }

    void broken(Property property, String how) {
        if (broken.putIfAbsent(property, how) == null) {
            note("  breaks %s: %s".formatted(property.id(), how));
        }
    }

    void moved(String move) {
        moves.add(move);
        note(move);
    }

    /** What the scheduler chose, in its order. */
    List<String> moves() {
        return List.copyOf(moves);
    }

    void note(String line) {
        schedule.add(line);
    }

    String root() {
        return root;
    }

    int tier() {
        return tier;
    }

    Set<Reach> reaches() {
        return reaches;
    }

    Set<String> entered() {
        return entered;
    }

    Map<Property, String> broken() {
        return broken;
    }

    /** One move a line, so that the walk can be done again by hand. */
    List<String> schedule() {
        return schedule;
    }

    String text() {
        return "process %s, tier %d%n  %s".formatted(root, tier, String.join("\n  ", schedule));
    }
}
