package io.muster.proofs;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.Difference;
import io.muster.processfiles.DeploymentFile;
import io.muster.shared.Digest;
import io.muster.verification.CalledProcesses;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a deployment does to the processes that are in force.
 *
 * @param parts one for each deployment that is replaced, with all that calls connect, and one for processes that are new
 * @param tables decision tables that something asks and that would be others
 * @param unproved processes in force that keep the policy now and would not under these tables, and which promise breaks
 * @param former for each process in the files the id of the version that is in force, or {@link DeploymentComparison#NONE}
 * @param under of the tables in force, policy included, and of those that came with it
 */
public record Comparison(
        List<Part> parts, List<TableChange> tables, List<String> unproved, Map<String, String> former, Digest under) {

    public Comparison {
        parts = List.copyOf(parts);
        tables = List.copyOf(tables);
        unproved = List.copyOf(unproved);
        former = Map.copyOf(former);
    }

    /**
     * @param processes that begin here: who owns them answers for all they call
     * @param before diagrams that are in force, empty for processes that are new
     * @param after those in whose place they come
     * @param sent whether they are among the files; others ask a table that is
     */
    public record Part(
            Set<String> processes,
            List<DeploymentFile> before,
            List<DeploymentFile> after,
            ControlDiff diff,
            boolean sent) {

        public Part {
            processes = Set.copyOf(processes);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Those in which, or in what they call, something is weaker; all where nobody can say in which. */
        private Set<String> weakened() {
            var weaker = diff.differences().stream()
                    .filter(Difference::weakens)
                    .map(Difference::process)
                    .collect(Collectors.toSet());
            var those = processes.stream()
                    .filter(process -> !Collections.disjoint(reached(process), weaker))
                    .collect(Collectors.toSet());
            return weaker.contains("") || those.isEmpty() ? processes : those;
        }

        private Set<String> reached(String process) {
            var reached = new TreeSet<>(CalledProcesses.reached(process, before));
            reached.addAll(CalledProcesses.reached(process, after));
            return reached;
        }
    }

    /** Whether somebody has to agree: a control is weaker, or a table that something asks would be another one. */
    public boolean weakens() {
        return !tables.isEmpty() || parts.stream().anyMatch(part -> part.diff().weakens());
    }

    public List<Difference> differences() {
        return parts.stream()
                .map(Part::diff)
                .map(ControlDiff::differences)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** What weakens a control, the most important first. */
    public List<Difference> weaker() {
        return differences().stream().filter(Difference::weakens).toList();
    }

    /** In plain words, what somebody has to agree to. */
    public List<String> inWords() {
        return Stream.of(
                        weaker().stream().map(Difference::inWords),
                        tables.stream().map(TableChange::inWords).flatMap(List::stream),
                        unproved.stream())
                .flatMap(each -> each)
                .toList();
    }

    /** Why these tables cannot come in force, whoever agrees. */
    public List<String> objections() {
        return TableChange.objections(tables);
    }

    /** Ids of the tables that would be others. */
    public Set<String> changedTables() {
        return tables.stream().map(TableChange::table).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The processes whose owners are asked: those that begin where something is weaker. Where only a table makes it so,
     * the owner of the table is asked.
     */
    public Set<String> weakened() {
        return parts.stream()
                .filter(part -> part.sent() || tables.isEmpty())
                .filter(part -> part.diff().weakens())
                .flatMap(part -> part.weakened().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
