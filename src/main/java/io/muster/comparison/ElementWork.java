package io.muster.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The work of an element that requires agreement to be done in this place: it runs a step that is not harmless, or
 * evaluates a decision.
 *
 * @param harmless ids of the steps that may run anywhere
 */
record ElementWork(Set<String> harmless) {

    private static final Set<String> STEP = Set.of("delegateExpression", "topic");

    /** The attributes that name the step or decision, and the use of its result. */
    private static final Set<String> DOES = Set.of(
            "calledElementBinding",
            "calledElementVersion",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "delegateExpression",
            "historyTimeToLive",
            "mapDecisionResult",
            "resultVariable",
            "topic");

    /** Such as {@code runs step 'renewCertificate'}; empty if no agreement is required. */
    Optional<String> of(Element element) {
        return Stream.concat(
                        values(element, STEP)
                                .map(ElementWork::step)
                                .filter(step -> !harmless.contains(step))
                                .map("runs step '%s'"::formatted),
                        values(element, Set.of("decisionRef")).map("asks decision '%s'"::formatted))
                .findFirst();
    }

    /** Whether two elements do the same work with the same parameters. */
    static boolean isSame(Element one, Element other) {
        return one.type().equals(other.type()) && facts(one).equals(facts(other));
    }

    /**
     * The step that runs and its parameters, such as its table, Muster's own properties of an element, and how long
     * history is kept: it cannot be shown that changing these takes nothing away.
     */
    static boolean isComparable(String fact) {
        return !fact.startsWith("property muster.")
                && !fact.startsWith("inputParameter ")
                && !DOES.contains(lastWord(fact));
    }

    private static Map<String, String> facts(Element element) {
        var facts = new TreeMap<>(element.facts());
        facts.keySet().removeIf(ElementWork::isComparable);
        return facts;
    }

    /** Values at the element itself or at an event inside it. */
    private static Stream<String> values(Element element, Set<String> facts) {
        return element.facts().entrySet().stream()
                .filter(fact -> facts.contains(lastWord(fact.getKey())))
                .map(Map.Entry::getValue);
    }

    private static String lastWord(String fact) {
        return fact.substring(fact.lastIndexOf(' ') + 1);
    }

    private static String step(String named) {
        return named.startsWith("${") && named.endsWith("}") ? named.substring(2, named.length() - 1) : named;
    }
}
