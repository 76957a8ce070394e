package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.RULES;
import static io.muster.validation.model.RuleMetrics.COVERAGE;
import static io.muster.validation.model.RuleMetrics.GAPS;
import static io.muster.validation.model.RuleMetrics.NOT_ANALYSED;
import static io.muster.validation.model.RuleMetrics.OVERLAPS;

import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.Dialect;
import io.muster.decisiontables.TableAnalysis;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.scoring.Scoring;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.ReportText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The check of whether the rules answer every input, and each once. A number is given only when every rule was
 * understood: a partial analysis would find too many gaps and too few overlaps.
 */
final class RuleTablesCheck implements Check {

    private static final int MOST_DESCRIBED = 50;

    private final Artifacts artifacts;
    private final Scoring scoring;

    RuleTablesCheck(Artifacts artifacts, Scoring scoring) {
        this.artifacts = artifacts;
        this.scoring = scoring;
    }

    @Override
    public String id() {
        return "rule-tables";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(COVERAGE, GAPS, OVERLAPS, NOT_ANALYSED);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == RULES;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var model = read(subject.version());
        var notAnalysed = model.notAnalysed().size();
        findings.measure(NOT_ANALYSED, () -> notAnalysed);
        model.notAnalysed().stream()
                .limit(MOST_DESCRIBED)
                .map("Not analysed: "::concat)
                .forEach(findings::remark);
        findings.sentence(
                "%s, of which %s could not be analysed.",
                ReportText.count(model.tables().size(), "decision table was read", "decision tables were read"),
                ReportText.count(notAnalysed, "part", "parts"));
        requireUnderstood(model);
        analyse(model.tables(), findings);
        findings.sentence(
                "%s: %s areas of inputs have no rule, %s pairs of rules answer the same inputs although "
                        + "the hit policy forbids it.",
                ReportText.count(model.tables().size(), "decision table", "decision tables"),
                findings.described(GAPS),
                findings.described(OVERLAPS));
        new CoverageCount(subject, model.tables()).into(findings);
    }

    private DecisionModel read(ModelVersion version) {
        if (!scoring.facts(version.format()).analysable()) {
            throw new Undefined("artifacts of the format '%s' contain no decision tables".formatted(version.format()));
        }
        try (var in = Files.newInputStream(artifacts.localCopy(version.artifact()))) {
            return DecisionModel.read(
                    new DeploymentFile("artifact.dmn", in.readAllBytes()).root(),
                    version.signature(),
                    Dialect.STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException("The rules of '%s' could not be read".formatted(version.id()), e);
        } catch (FileUnreadable e) {
            throw new Undefined("the artifact is not readable XML: " + e.getMessage());
        }
    }

    private static void requireUnderstood(DecisionModel model) {
        if (model.tables().isEmpty()) {
            throw new Undefined("the model has no decision table that could be analysed");
        }
        for (var table : model.tables()) {
            if (!table.isUnderstood()) {
                throw new Undefined("not all rules of '%s' could be analysed".formatted(table.decision()));
            }
        }
    }

    private static void analyse(List<DecisionTable> tables, CheckReport findings) {
        var overlaps = new ArrayList<List<Object>>();
        var gaps = new ArrayList<List<Object>>();
        var forbidden = 0L;
        var unanswered = 0L;
        for (var table : tables) {
            var analysis = new TableAnalysis(table);
            var found = analysis.overlaps();
            forbidden += found.forbidden();
            found.described()
                    .forEach(overlap -> overlaps.add(
                            List.of(table.decision(), overlap.firstRule(), overlap.secondRule(), overlap.where())));
            if (found.allowed() > 0) {
                findings.remark("In '%s', %s at once, which its hit policy %s permits"
                        .formatted(
                                table.decision(),
                                ReportText.count(found.allowed(), "pair of rules matches", "pairs of rules match"),
                                table.hitPolicy()));
            }
            unanswered += gaps(table, analysis, gaps, findings);
        }
        var allForbidden = forbidden;
        findings.measure(OVERLAPS, () -> allForbidden);
        if (!findings.undefined().containsKey(GAPS.id())) {
            var allUnanswered = unanswered;
            findings.measure(GAPS, () -> allUnanswered);
        }
        findings.table("Overlaps", List.of("decision", "rule", "and rule", "where"), overlaps);
        findings.table("Gaps", List.of("decision", "where no rule fits"), gaps);
    }

    private static long gaps(
            DecisionTable table, TableAnalysis analysis, List<List<Object>> described, CheckReport findings) {
        if (table.answeredByDefault()) {
            findings.remark(
                    "Where no rule of '%s' matches, its default output is the answer".formatted(table.decision()));
            return 0;
        }
        var gaps = analysis.gaps();
        gaps.described().forEach(where -> described.add(List.of(table.decision(), where)));
        if (!gaps.finished()) {
            findings.undefined(
                    GAPS,
                    ("'%s' has too many combinations of inputs to check all; %d gaps were found before the "
                                    + "check was stopped")
                            .formatted(table.decision(), gaps.count()));
        }
        return gaps.count();
    }
}
