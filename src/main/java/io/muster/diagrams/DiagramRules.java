package io.muster.diagrams;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.security.UserGroups;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The diagram rules, applied by the engine when it parses, and by tools that have neither engine nor database. Steps
 * come from {@code StepCatalogue.read()} or the running server's registry.
 */
public final class DiagramRules {

    private final Map<String, StepContract> steps;
    private final UserGroups groups;

    /** Rules for diagrams that name the groups of roles only. */
    public DiagramRules(Collection<StepContract> steps) {
        this(steps, UserGroups.shipped());
    }

    /**
     * @param steps all that diagrams may name
     * @param groups all that diagrams may name
     */
    public DiagramRules(Collection<StepContract> steps, UserGroups groups) {
        this.groups = groups;
        this.steps = steps.stream().collect(Collectors.toUnmodifiableMap(StepContract::id, Function.identity()));
    }

    /**
     * All problems of the files of one deployment.
     *
     * @param files diagrams, forms and, because diagrams refer to them, decision tables, which have rules of their own
     * @param deployed resources that the engine already holds
     * @return by file and line; empty if there are none
     */
    public List<DiagramProblem> check(DeploymentBundle files, DeployedResources deployed) {
        var findings = new ArrayList<>(
                files.unreadable().stream().map(DiagramProblem::unreadable).toList());
        var declared = DeclaredVariables.in(files.roots().values(), steps.values(), false);
        files.roots().forEach((file, root) -> {
            findings.addAll(inItself(file, root, declared));
            var references = new ReferenceCheck(root, steps, files, deployed, into(findings, file, root));
            root.visit(references::check);
            root.visit(new FormCheck(files, declared, into(findings, file, root))::check);
        });
        files.forms()
                .forEach((file, form) ->
                        form.faults().forEach(fault -> findings.add(DiagramProblem.inForm(file, fault))));
        findings.sort(Comparator.comparing(DiagramProblem::file)
                .thenComparing(DiagramProblem::line)
                .thenComparing(DiagramProblem::column));
        return findings;
    }

    public List<DiagramProblem> check(Collection<DeploymentFile> files, DeployedResources deployed) {
        return check(DeploymentBundle.of(files), deployed);
    }

    /** The problems of a diagram that do not depend on other files in the deployment. */
    public List<DiagramProblem> inItself(String file, FileElement root) {
        return inItself(file, root, DeclaredVariables.in(List.of(root), steps.values(), true));
    }

    private List<DiagramProblem> inItself(String file, FileElement root, Map<FileElement, DeclaredVariables> declared) {
        var findings = new ArrayList<DiagramProblem>();
        new DiagramCheck(root, steps, groups, declared, into(findings, file, root)).check();
        return findings;
    }

    private static ProblemCollector into(List<DiagramProblem> findings, String file, FileElement root) {
        return (rule, element, what) -> findings.add(DiagramProblem.at(rule, file, root, element, what));
    }
}
