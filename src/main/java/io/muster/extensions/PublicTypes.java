package io.muster.extensions;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of Muster that a jar from outside may use. Everything else may change without notice; what is listed here
 * changes with a line in the change log. The build packs the same list as {@code muster-api.jar}, and
 * {@code docs/guide-steps.md} describes it.
 */
final class PublicTypes {

    static final Set<String> NAMES = Stream.of(
                    "io.muster.extensions.ExtensionPoint",
                    "io.muster.shared.ModelId",
                    "io.muster.shared.ProblemType",
                    "io.muster.shared.ProcessChangeId",
                    "io.muster.shared.Progress",
                    "io.muster.shared.Refusal",
                    "io.muster.shared.SubjectId",
                    "io.muster.shared.VersionId",
                    "io.muster.step.BusinessKey",
                    "io.muster.step.LongStep",
                    "io.muster.step.ShortStep",
                    "io.muster.step.Step",
                    "io.muster.step.StepContext",
                    "io.muster.step.StepResult")
            .collect(Collectors.toUnmodifiableSet());

    /** How class files spell names: in descriptors and constants alike. */
    private static final Pattern MUSTERS = Pattern.compile("io/muster/[A-Za-z0-9_/]+");

    private PublicTypes() {}

    /** @return the types of Muster that a class names although they are not public, sorted */
    static Set<String> othersIn(byte[] classFile) {
        return MUSTERS.matcher(new String(classFile, java.nio.charset.StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace('/', '.'))
                .filter(name -> !NAMES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
