package io.muster.benchmarks.release;

import io.muster.step.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The results of steps that do no work, chosen so that every release takes the longest path: tier 1, two approvals,
 * canary, promotion. Both sides use them.
 */
final class EmptySteps {

    private static final Map<String, Object> FACTS = Map.of(
            "modelType",
            "machine-learning",
            "origin",
            "imported",
            "materiality",
            "HIGH",
            "customerFacing",
            true,
            "automatedDecisions",
            true,
            "personalData",
            true,
            "trainingBackend",
            "none",
            "tier",
            1);

    private EmptySteps() {}

    /** The declarations of all steps of the product. */
    static List<Step> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        var steps = new ArrayList<Step>();
        for (var candidate : scanner.findCandidateComponents("io.muster.lifecycle")) {
            var type = ClassUtils.resolveClassName(candidate.getBeanClassName(), EmptySteps.class.getClassLoader());
            steps.add(type.getAnnotation(Step.class));
        }
        return steps;
    }

    /** The word the step ends with: an accepting one. Null for a step without outcome. */
    static String outcome(Step step) {
        if (step.outcome().length == 0) {
            return null;
        }
        var outcome = step.outcome()[0];
        return outcome.accepting().length == 0 ? outcome.values()[0] : outcome.accepting()[0];
    }

    /** The variables it writes besides its outcome. */
    static Map<String, Object> writes(Step step) {
        var written = new HashMap<String, Object>();
        for (var variable : step.writes()) {
            if (FACTS.containsKey(variable.name())) {
                written.put(variable.name(), FACTS.get(variable.name()));
            }
        }
        return written;
    }

    /** All variables it writes. */
    static Map<String, Object> variables(Step step) {
        var all = new HashMap<>(writes(step));
        if (step.outcome().length == 1) {
            all.put(step.outcome()[0].variable(), outcome(step));
        }
        return all;
    }
}
