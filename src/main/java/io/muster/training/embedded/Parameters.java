package io.muster.training.embedded;

import io.muster.shared.Refusal;
import io.muster.training.TrainingProblem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters of a plan, read one by one with default and range. It remembers what was used. */
public final class Parameters {

    private final String algorithm;
    private final Map<String, String> given;
    private final Map<String, String> used = new TreeMap<>();

    public Parameters(String algorithm, Map<String, String> given) {
        this.algorithm = algorithm;
        this.given = Map.copyOf(given);
    }

    /** @throws Refusal {@code UNUSABLE_TRAINING_PLAN} unless it is a whole number within the bounds */
    public int integer(String name, int otherwise, int minimum, int maximum) {
        var value = number(name, otherwise, minimum, maximum);
        if (value != Math.rint(value)) {
            throw unusable(name, "a whole number");
        }
        used.put(name, Integer.toString((int) value));
        return (int) value;
    }

    /** @throws Refusal {@code UNUSABLE_TRAINING_PLAN} unless it is a number within the bounds */
    public double number(String name, double otherwise, double minimum, double maximum) {
        var text = given.getOrDefault(name, Double.toString(otherwise));
        var expected = "a number from %s to %s".formatted(minimum, maximum);
        try {
            var value = Double.parseDouble(text);
            if (!(value >= minimum && value <= maximum)) {
                throw unusable(name, expected);
            }
            used.put(name, Double.toString(value));
            return value;
        } catch (NumberFormatException e) {
            throw unusable(name, expected);
        }
    }

    /** @throws Refusal {@code UNUSABLE_TRAINING_PLAN} unless it is a whole number of 64 bits */
    public long seed() {
        try {
            var seed = Long.parseLong(given.getOrDefault("seed", "1"));
            used.put("seed", Long.toString(seed));
            return seed;
        } catch (NumberFormatException e) {
            throw unusable("seed", "a whole number");
        }
    }

    /** @throws Refusal {@code UNUSABLE_TRAINING_PLAN} unless it is one of the words; the first is the default */
    public String word(String name, List<String> words) {
        var value = given.getOrDefault(name, words.get(0));
        if (!words.contains(value)) {
            throw unusable(name, "one of " + words);
        }
        used.put(name, value);
        return value;
    }

    /** @throws Refusal {@code UNUSABLE_TRAINING_PLAN} naming the parameters that the algorithm does not have: a misspelt one must not be ignored */
    public void refuseUnread() {
        var unread = new TreeSet<>(given.keySet());
        unread.removeAll(used.keySet());
        if (!unread.isEmpty()) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "Algorithm '%s' has no parameter %s; it has %s", algorithm, unread, used.keySet());
        }
    }

    /** Everything that was read, defaults included, as provenance. */
    public Map<String, String> asProvenance() {
        var facts = new TreeMap<String, String>();
        used.forEach((name, value) -> facts.put("parameter." + name, value));
        return Collections.unmodifiableMap(facts);
    }

    private Refusal unusable(String name, String expected) {
        return TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                "Parameter '%s' of algorithm '%s' is '%s': expected %s", name, algorithm, given.get(name), expected);
    }
}
