package io.muster.proofs.comparison;

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
 * The effect of a deployment on the processes in force.
 *
 * @param parts one for each deployment that is replaced, with all that calls connect, and one for processes that are
 *     new
 * @param tables decision tables in use that would change
 * @param unproved processes in force that keep the policy now but would not under these tables, and which promise
 *     breaks
 * @param former for each process in the files the id of the version in force, or {@link DeploymentComparison#NONE}
 * @param under digest of the tables in force, policy included, and of those sent
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
     * @param processes that begin here: their owners answer for everything they call
     * @param before diagrams in force, empty for new processes
     * @param after diagrams that replace them
     * @param sent whether they are among the files; others use a table that is
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

        /** Processes that are weaker, or call something that is; all of them if this cannot be determined. */
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

    /** Whether someone must agree: a control is weaker, or a table in use would change. */
    public boolean weakens() {
        return !tables.isEmpty() || parts.stream().anyMatch(part -> part.diff().weakens());
    }

    /** Without the tables that replace no agreed one. */
    public Comparison withoutNewTables() {
        var changed = tables.stream().filter(table -> !table.isNew()).toList();
        return new Comparison(parts, changed, unproved, former, under);
    }

    public List<Difference> differences() {
        return parts.stream()
                .map(Part::diff)
                .map(ControlDiff::differences)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** Differences that weaken a control, the most important first. */
    public List<Difference> weaker() {
        return differences().stream().filter(Difference::weakens).toList();
    }

    /** What must be agreed to, in plain words. */
    public List<String> inWords() {
        return Stream.of(
                        weaker().stream().map(Difference::inWords),
                        tables.stream().map(TableChange::inWords).flatMap(List::stream),
                        unproved.stream())
                .flatMap(each -> each)
                .toList();
    }

    /** Why these tables cannot come into force, even with agreement. */
    public List<String> objections() {
        return TableChange.objections(tables);
    }

    /** Ids of the tables that would change. */
    public Set<String> changedTables() {
        return tables.stream().map(TableChange::table).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The processes whose owners are asked: those at whose start something is weaker. If only a table causes it, the
     * owner of the table is asked.
     */
    public Set<String> weakened() {
        return parts.stream()
                .filter(part -> part.sent() || tables.isEmpty())
                .filter(part -> part.diff().weakens())
                .flatMap(part -> part.weakened().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
