package io.muster.step;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * All steps on the class path, without instances: for code that needs their declarations but neither engine nor
 * database.
 */
public final class StepCatalogue {

    private static final String EVERYWHERE = "io.muster";

    private StepCatalogue() {}

    /** Sorted by group, then by title. */
    public static List<StepContract> read() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        return scanner.findCandidateComponents(EVERYWHERE).stream()
                .map(candidate -> StepContract.of(type(candidate.getBeanClassName())))
                .sorted(Comparator.comparing(
                                (StepContract step) -> step.declaration().group())
                        .thenComparing(step -> step.declaration().title())
                        .thenComparing(StepContract::id))
                .toList();
    }

    private static Class<?> type(String name) {
        return ClassUtils.resolveClassName(name, ClassUtils.getDefaultClassLoader());
    }
}
