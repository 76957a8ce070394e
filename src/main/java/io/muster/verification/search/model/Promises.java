package io.muster.verification.search.model;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.net.NodeAction;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Promises about single moments of a path, in one tier. */
public final class Promises {

    private final ProofPolicy policy;
    private final int tier;

    public Promises(ProofPolicy policy, int tier) {
        this.policy = policy;
        this.tier = tier;
    }

    /**
     * Control before guard.
     *
     * @param given controls that count at this moment
     * @return the controls that are missing
     */
    public SortedSet<String> missing(Guard guard, @Nullable String origin, Collection<String> given) {
        var missing = new TreeSet<>(policy.demanded(guard, tier, origin));
        missing.removeAll(given);
        return missing;
    }

    /** Such as {@code no approval, no validation}. */
    public static String inWords(Collection<String> missing) {
        return missing.stream().map(control -> "no " + control).collect(Collectors.joining(", "));
    }

    /**
     * Independence: the engine must require each signer to differ from the earlier ones, in whichever order the two
     * controls are given.
     *
     * @param given controls that count at this moment
     */
    public Optional<String> dependent(NodeAction.Human signOff, Collection<String> given) {
        return policy.separations().stream()
                .filter(separation -> separation.tier() == tier)
                .flatMap(separation -> separation.counterpart(signOff.control()).stream())
                .filter(from -> isPerson(from) || given.contains(from))
                .filter(from -> !signOff.differsFrom().contains(from))
                .sorted()
                .findFirst()
                .map(from -> "%s may be signed off by the same person as %s".formatted(signOff.control(), from));
    }

    private static boolean isPerson(String from) {
        return from.equals(HumanTaskProperties.DEVELOPER) || from.equals(HumanTaskProperties.STARTER);
    }
}
