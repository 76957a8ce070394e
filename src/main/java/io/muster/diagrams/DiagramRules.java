package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FormField;
import io.muster.security.UserGroups;
import io.muster.shared.Actor;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /**
     * The check that a form with fields of its own belongs to a sign-off, which keeps their answers, and that none has the
     * name of a variable of the process, which the answer would hide.
     */
    private static final class FormCheck {

        private final DeploymentBundle files;
        private final Map<FileElement, DeclaredVariables> processes;
        private final ProblemCollector refusals;
        private @Nullable DeclaredVariables declared;

        FormCheck(DeploymentBundle files, Map<FileElement, DeclaredVariables> processes, ProblemCollector refusals) {
            this.files = files;
            this.processes = processes;
            this.refusals = refusals;
        }

        void check(FileElement element) {
            declared = processes.getOrDefault(element, declared);
            var reference = BpmnXml.is(element, "userTask") ? BpmnXml.camunda(element, "formRef") : null;
            if (reference != null) {
                files.form(reference).ifPresent(form -> form.own().forEach(field -> check(element, field)));
            }
        }

        private void check(FileElement task, FormField field) {
            if (!BpmnXml.humanTask(task).isSignOff()) {
                refusals.refuse(
                        Rule.FORM,
                        task,
                        "its form asks for '%s', but only a sign-off keeps answers".formatted(field.key()));
            } else if (declared != null && declared.knows(field.key())) {
                refusals.refuse(
                        Rule.FORM,
                        task,
                        "its form asks for '%s', which is the name of a variable of the process"
                                .formatted(field.key()));
            }
        }
    }

    /** The resources that the engine already holds: what the binding {@code latest} finds beyond the deployment itself. */
    public interface DeployedResources {

        boolean hasDecision(String id);

        boolean hasForm(String id);

        /** @return the members of this group; empty when people are not known here, so that they are not checked */
        Optional<Set<Actor>> inGroup(String group);

        /** @return the names of all deployment targets; empty when they are not known here, so that they are not checked */
        Optional<Set<String>> targets();

        /** Other files, deployed before; people and targets are not known. */
        static DeployedResources of(Collection<DeploymentFile> others) {
            var bundle = DeploymentBundle.of(others);
            return new DeployedResources() {
                @Override
                public boolean hasDecision(String id) {
                    return bundle.hasDecision(id);
                }

                @Override
                public boolean hasForm(String id) {
                    return bundle.hasForm(id);
                }

                @Override
                public Optional<Set<Actor>> inGroup(String group) {
                    return Optional.empty();
                }

                @Override
                public Optional<Set<String>> targets() {
                    return Optional.empty();
                }
            };
        }
    }
}
