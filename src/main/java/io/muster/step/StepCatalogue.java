package io.muster.step;

import io.muster.extensions.ExtensionRefused;
import io.muster.extensions.Extensions;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * All steps on the class path, without instances: Muster's own, and those that jars from outside bring. For code that
 * needs their declarations but neither engine nor database.
 */
public final class StepCatalogue {

    /** Where Muster's own steps are; the classes of other jars must be elsewhere. */
    static final String OWN = "io.muster";

    private StepCatalogue() {}

    /** Sorted by group, then by title. */
    public static List<StepContract> read() {
        return read(ClassUtils.getDefaultClassLoader());
    }

    /**
     * The same for the class path of a class loader.
     *
     * @throws ExtensionRefused if a step from outside cannot be used beside the others
     */
    public static List<StepContract> read(ClassLoader loader) {
        var steps = Stream.concat(own(loader), Extensions.classes(loader))
                .filter(type -> type.isAnnotationPresent(Step.class))
                .map(StepCatalogue::contract)
                .sorted(Comparator.comparing(
                                (StepContract step) -> step.declaration().group())
                        .thenComparing(step -> step.declaration().title())
                        .thenComparing(StepContract::id))
                .toList();
        requireTogether(steps);
        return steps;
    }

    private static Stream<Class<?>> own(ClassLoader loader) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setResourceLoader(new DefaultResourceLoader(loader));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        return scanner.findCandidateComponents(OWN).stream()
                .map(candidate -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), loader));
    }

    /** @throws ExtensionRefused if a declaration from outside contradicts itself */
    static StepContract contract(Class<?> type) {
        try {
            return StepContract.of(type);
        } catch (IllegalStateException | DateTimeParseException e) {
            if (Extensions.isFromOutside(type)) {
                throw new ExtensionRefused(
                        "The step %s from outside cannot be used: %s".formatted(type.getName(), e.getMessage()),
                        "Correct its @Step (docs/guide-extensions.md).");
            }
            throw e;
        }
    }

    /** @throws ExtensionRefused if two have the same id, or one from outside breaks a rule for them */
    static void requireTogether(Collection<StepContract> steps) {
        var byId = new HashMap<String, StepContract>();
        for (var step : steps) {
            var other = byId.putIfAbsent(step.id(), step);
            if (other != null) {
                throw new ExtensionRefused(
                        "Two steps have the id '%s': %s and %s"
                                .formatted(step.id(), other.className(), step.className()),
                        "Give one of them another id, in its @Step, in its diagrams and in its template; or take its jar away.");
            }
        }
        var own = steps.stream().filter(step -> !step.isFromOutside()).toList();
        steps.stream().filter(StepContract::isFromOutside).forEach(step -> new OutsideStep(step).requireBeside(own));
    }
}
