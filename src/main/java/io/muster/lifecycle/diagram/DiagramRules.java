package io.muster.lifecycle.diagram;

import io.muster.lifecycle.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The rules, applied: by the engine when it parses, and by whoever has files and neither engine nor database. Steps come
 * from {@code StepCatalogue.read()} or the running server's registry.
 */
public final class DiagramRules {

    private final Map<String, StepContract> steps;

    /** @param steps all that diagrams may name */
    public DiagramRules(Collection<StepContract> steps) {
        this.steps = steps.stream().collect(Collectors.toUnmodifiableMap(StepContract::id, Function.identity()));
    }

    /**
     * All that is wrong with the files of one deployment.
     *
     * @param files diagrams, forms and, because diagrams name them, decision tables, which have rules of their own
     * @param surroundings what is there already
     * @return by file and line; empty when all is well
     */
    public List<Finding> check(Collection<SentFile> files, Surroundings surroundings) {
        var delivery = Delivery.of(files);
        var findings = new ArrayList<>(delivery.unreadable());
        var declared = Declared.in(delivery.diagrams().values(), steps.values(), false);
        delivery.diagrams().forEach((file, root) -> {
            findings.addAll(inItself(file, root, declared));
            var references = new ReferenceCheck(root, steps, delivery, surroundings, into(findings, file, root));
            Xml.visit(root, references::check);
        });
        findings.sort(
                Comparator.comparing(Finding::file).thenComparing(Finding::line).thenComparing(Finding::column));
        return findings;
    }

    /** What may not stand in a diagram, whatever is deployed beside it. */
    public List<Finding> inItself(String file, Element root) {
        return inItself(file, root, Declared.in(List.of(root), steps.values(), true));
    }

    private List<Finding> inItself(String file, Element root, Map<Element, Declared> declared) {
        var findings = new ArrayList<Finding>();
        new DiagramCheck(root, steps, declared, into(findings, file, root)).check();
        return findings;
    }

    private static Refusals into(List<Finding> findings, String file, Element root) {
        return (rule, element, what) -> findings.add(Finding.at(rule, file, root, element, what));
    }
}
