package io.muster.formats.dmn;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The check that the time and memory of a decision are bounded by the size of its document: no loops, no functions of
 * its own, no lists among its inputs, only built-in functions that take no longer for larger values, and values that do
 * not grow from decision to decision. Other models may be accepted, but do not run in the process that serves others.
 */
final class DmnBounds extends DefaultHandler {

    /** The maximum growth of a value, in lengths of the longest input: larger ones would take seconds to print. */
    private static final double MOST_GROWTH = 1_000;

    /** Elements that loop, call, or create lists. */
    private static final Set<String> UNBOUNDED = Set.of(
            "functionDefinition",
            "encapsulatedLogic",
            "businessKnowledgeModel",
            "decisionService",
            "invocation",
            "for",
            "every",
            "some",
            "filter",
            "list",
            "relation");

    private static final Set<String> LOOPS = Set.of("for", "every", "some");
    private static final Set<String> LISTING = Set.of("COLLECT", "RULE ORDER", "OUTPUT ORDER");

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> expressions = new ArrayList<>();
    private final List<String> domains = new ArrayList<>();
    private final Map<String, Node> decisions = new HashMap<>();
    private @Nullable Node decision;
    private @Nullable String reason;

    /** A decision, and by how much its result may exceed its inputs in size. */
    private static final class Node {
        private final List<String> needs = new ArrayList<>();
        private boolean isNumber;
        private double entries = 1;
        private double cells;
        private double rules;
        private boolean listsRules;

        double growth() {
            return entries * (1 + cells) * (listsRules ? Math.max(1, rules) : 1);
        }
    }

    private DmnBounds() {}

    static DmnBounds read(String document) {
        var bounds = new DmnBounds();
        try {
            HardenedXml.saxParser().parse(new InputSource(new StringReader(document)), bounds);
        } catch (SAXException | IOException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML: " + e.getMessage(), e);
        }
        return bounds;
    }

    /** @throws UnreadableArtifact naming a loop over an unbounded range */
    void requireBounded(FeelLoops loops) {
        expressions.forEach(loops::requireBounded);
        domains.forEach(loops::requireBoundedDomain);
    }

    /** @param hasLists whether an input is a list or context, or may be one */
    Optional<String> unbounded(boolean hasLists) {
        if (reason != null) {
            return Optional.of(reason);
        }
        if (hasLists) {
            return Optional.of("an input is a list, a context, or of any type");
        }
        for (var id : decisions.keySet()) {
            var growth = growth(id, new HashSet<>());
            if (!(growth <= MOST_GROWTH)) {
                return Optional.of("values may grow %.0f times from decision to decision".formatted(growth));
            }
        }
        return Optional.empty();
    }

    private double growth(String id, Set<String> around) {
        var node = decisions.get(id);
        if (node == null || !around.add(id)) {
            return node == null ? 1 : Double.POSITIVE_INFINITY;
        }
        var largest = 1.0;
        for (var need : node.needs) {
            largest = Math.max(largest, growth(need, around));
            if (largest > MOST_GROWTH) {
                break;
            }
        }
        around.remove(id);
        return largest * node.growth();
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        var inside = decision;
        if (name.equals("decision")) {
            decision = new Node();
            decisions.put(String.valueOf(attributes.getValue("id")), decision);
        } else if (inside != null) {
            inDecision(inside, name, attributes);
        }
        if (reason == null && UNBOUNDED.contains(name)) {
            reason = "its element '%s' loops, calls a function or makes a list".formatted(name);
        }
        path.push(name);
        text.setLength(0);
    }

    private void inDecision(Node node, String name, Attributes attributes) {
        switch (name) {
            case "requiredDecision" ->
                node.needs.add(String.valueOf(attributes.getValue("href")).replaceFirst("^#", ""));
            case "variable" -> {
                if ("decision".equals(path.peek())) {
                    node.isNumber = "number".equals(attributes.getValue("typeRef"));
                }
            }
            case "decisionTable" ->
                node.listsRules |= LISTING.contains(String.valueOf(attributes.getValue("hitPolicy")));
            case "rule" -> node.rules++;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        path.pop();
        if (name.equals("decision")) {
            decision = null;
        }
        if (name.equals("text") && !"textAnnotation".equals(path.peek())) {
            expression(text.toString());
        }
        text.setLength(0);
    }

    private void expression(String expression) {
        expressions.add(expression);
        if (isLoopsDomain()) {
            domains.add(expression);
        }
        var feel = FeelTokens.of(expression);
        if (reason == null) {
            reason = FeelCost.unbounded(feel).orElse(null);
        }
        var node = decision;
        if (node == null) {
            return;
        }
        var growth = FeelCost.growth(feel, node.isNumber && !path.contains("context"));
        if (path.contains("decisionTable")) {
            node.cells = Math.max(node.cells, growth);
        } else {
            // Entries of a context can use earlier ones.
            node.entries *= 1 + growth;
        }
    }

    private boolean isLoopsDomain() {
        var around = path.iterator();
        for (var name = around.next(); around.hasNext(); name = around.next()) {
            if (name.equals("in") && around.hasNext() && LOOPS.contains(around.next())) {
                return true;
            }
        }
        return false;
    }
}
