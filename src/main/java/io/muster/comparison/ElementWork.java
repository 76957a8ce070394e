package io.muster.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an element of a diagram does to a version, as far as somebody has to agree that it does so here: it runs a step that
 * is not harmless, or asks a decision.
 *
 * @param harmless ids of the steps that may run anywhere
 */
record ElementWork(Set<String> harmless) {

    private static final Set<String> STEP = Set.of("delegateExpression", "topic");

    /** What says which step runs, which decision is asked, and what becomes of it. */
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

    /** Such as {@code runs step 'renewCertificate'}; empty where nobody has to agree. */
    Optional<String> of(Element element) {
        return Stream.concat(
                        values(element, STEP)
                                .map(ElementWork::step)
                                .filter(step -> !harmless.contains(step))
                                .map("runs step '%s'"::formatted),
                        values(element, Set.of("decisionRef")).map("asks decision '%s'"::formatted))
                .findFirst();
    }

    /** Whether two elements do the same, and are told the same. */
    static boolean isSame(Element one, Element other) {
        return one.type().equals(other.type()) && facts(one).equals(facts(other));
    }

    /**
     * Which step runs and what it is told, such as the table it asks, what Muster itself is told of an element, and how
     * long history is kept: nobody can say that a change of these takes nothing away.
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

    /** Whether it stands at the element itself or at an event inside it. */
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
