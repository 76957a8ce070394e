package io.muster.extensions;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of Muster that an extension may use. Everything else may change without notice; what is listed here changes
 * with a line in the change log. The build packs the same list as {@code muster-api.jar}, and
 * {@code docs/guide-extensions.md} describes it.
 */
final class PublicTypes {

    static final Set<String> NAMES = Stream.of(
                    "io.muster.datasets.columns.Column",
                    "io.muster.datasets.columns.ColumnBatch",
                    "io.muster.deployment.Admitted",
                    "io.muster.deployment.Deployment",
                    "io.muster.deployment.DeploymentRole",
                    "io.muster.deployment.DeploymentTarget",
                    "io.muster.extensions.ExtensionPoint",
                    "io.muster.formats.ArtifactFile",
                    "io.muster.formats.CheckedScorer",
                    "io.muster.formats.FormatFacts",
                    "io.muster.formats.IncompatibleSignature",
                    "io.muster.formats.InvalidInput",
                    "io.muster.formats.ModelFormat",
                    "io.muster.formats.Scorer",
                    "io.muster.formats.ScoringFailed",
                    "io.muster.formats.ScoringSettings",
                    "io.muster.formats.ServingMode",
                    "io.muster.formats.UnreadableArtifact",
                    "io.muster.inventory.signature.DataType",
                    "io.muster.inventory.signature.Field",
                    "io.muster.inventory.signature.GoldenRecord",
                    "io.muster.inventory.signature.Signature",
                    "io.muster.monitoring.custom.ComparedCounts",
                    "io.muster.monitoring.custom.CustomStatistic",
                    "io.muster.monitoring.statistic.Statistic",
                    "io.muster.shared.Actor",
                    "io.muster.shared.Digest",
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
                    "io.muster.step.StepResult",
                    "io.muster.validation.checks.Measurements",
                    "io.muster.validation.checks.ScoredData",
                    "io.muster.validation.checks.ValidationCheck",
                    "io.muster.validation.model.Metric",
                    "io.muster.statistics.Undefined")
            .collect(Collectors.toUnmodifiableSet());

    /** A name of a type of Muster as class files spell it, in descriptors and constants alike. */
    private static final Pattern MUSTERS = Pattern.compile("io/muster/[A-Za-z0-9_/]+");

    private PublicTypes() {}

    /** @return the types of Muster that a class names although they are not listed here, sorted */
    static Set<String> othersIn(byte[] classFile) {
        return MUSTERS.matcher(new String(classFile, java.nio.charset.StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace('/', '.'))
                .filter(name -> !NAMES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
