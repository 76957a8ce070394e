package io.muster.proofs.comparison;

import io.muster.engine.Engine;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.comparison.Comparison.Part;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.PolicyTables.PolicyIncomplete;
import io.muster.proofs.prover.ProofSettings;
import io.muster.proofs.prover.Prover;
import io.muster.shared.Digest;
import io.muster.step.StepRegistry;
import io.muster.verification.CalledProcesses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * The comparison of files to be deployed with what is in force: each process with its newest version, both with all
 * they call, under the policy in force.
 */
@Service
public class DeploymentComparison {

    /** Replaces the id of the version in force, for a process that has none. */
    public static final String NONE = "";

    private final Engine engine;
    private final RepositoryService repository;
    private final ActiveDefinitions definitions;
    private final StepRegistry steps;
    private final TableChanges tables;
    private final ComparisonCache comparisons;

    DeploymentComparison(
            @Lazy Engine engine,
            @Lazy RepositoryService repository,
            ActiveDefinitions definitions,
            StepRegistry steps,
            TableChanges tables,
            ProofSettings settings) {
        this.engine = engine;
        this.repository = repository;
        this.definitions = definitions;
        this.steps = steps;
        this.tables = tables;
        this.comparisons = new ComparisonCache(settings.limits());
    }

    /** Ids of the newest versions of processes, {@link #NONE} for those that have none. */
    public SortedMap<String, String> inForce(Collection<String> processes, @Nullable String tenant) {
        return engine.asSystem(() -> {
            var newest = new TreeMap<String, String>();
            processes.forEach(process -> newest.put(process, newest(process, tenant)));
            return newest;
        });
    }

    /**
     * @param files as sent, by name
     * @param former for each process in them the id of the version in force, or {@link #NONE}
     */
    public Comparison compare(DeploymentBundle files, Map<String, String> former) {
        return engine.asSystem(() -> {
            var then = definitions.tables().fill(new Prover(steps.all()));
            var now = withTables(files, then);
            var parts = new ArrayList<Part>();
            parts.addAll(replaced(then, now, files.diagrams(), former));
            parts.addAll(added(now, files.diagrams(), former));
            parts.addAll(otherwiseAnswered(then, now, former));
            var changed = tables.of(files);
            var under = under(then, now, former.keySet());
            try {
                var unproved = changed.isEmpty() ? List.<String>of() : unproved(then, files, former.keySet());
                return new Comparison(parts, changed, unproved, former, under);
            } catch (PolicyIncomplete | NumberFormatException e) {
                return new Comparison(parts, objected(changed, e), List.of(), former, under);
            }
        });
    }

    private static List<TableChange> objected(List<TableChange> changed, RuntimeException why) {
        return changed.stream()
                .map(table -> table.objected("no proof could be made with it: " + why.getMessage()))
                .toList();
    }

    /** Why these tables cannot come into force, even with agreement. */
    public List<String> objections(DeploymentBundle files) {
        return engine.asSystem(() -> TableChange.objections(tables.of(files)));
    }

    /** Files of the decisions in use, by decision. */
    public SortedMap<String, DeploymentFile> asked(DeploymentBundle files) {
        return engine.asSystem(() -> tables.asked(files));
    }

    /** The tables used by processes among these files: those sent with them, or else those in force, by decision. */
    public SortedMap<String, DeploymentFile> askedBy(DeploymentBundle files) {
        return engine.asSystem(() -> tables.askedBy(files));
    }

    /** The tables in force of all decisions in use, by decision. */
    public SortedMap<String, DeploymentFile> askedInForce() {
        return engine.asSystem(tables::inForce);
    }

    /** The table in force of a decision; during a deployment, the one until then. */
    public Optional<DeploymentFile> inForce(String decision) {
        return engine.asSystem(() -> tables.inForce(decision));
    }

    /** @param before empty if no version was agreed to */
    public TableChange compare(String decision, Optional<DeploymentFile> before, DeploymentFile after) {
        return engine.asSystem(() -> tables.between(decision, before, after));
    }

    /** Processes that keep the policy now but would break it once these files are in force. */
    private List<String> unproved(Prover then, DeploymentBundle files, Set<String> sent) {
        var soon = definitions.tables().fill(new Prover(steps.all()));
        files.tables().forEach(soon::with);
        var unproved = new ArrayList<String>();
        othersInForce(sent).forEach((deployment, processes) -> {
            var diagrams = definitions.diagrams(deployment);
            if (comparisons.proof(then, diagrams).permitsDeployment()) {
                Unproved.inWords(comparisons.proof(soon, diagrams), processes).ifPresent(unproved::add);
            }
        });
        return unproved;
    }

    /** Processes that have a version in force, each with the deployment that contains it. */
    private List<Part> replaced(Prover then, Prover now, List<DeploymentFile> sent, Map<String, String> former) {
        var parts = new ArrayList<Part>();
        byDeployment(former).forEach((deployment, processes) -> {
            var before = CalledProcesses.with(processes, definitions.diagrams(deployment));
            var after = CalledProcesses.with(processes, sent);
            // A process that begins to call another one does not take it over from its owner.
            var outermost = new TreeSet<>(CalledProcesses.outermost(processes, before));
            outermost.addAll(CalledProcesses.outermost(processes, after));
            parts.add(new Part(outermost, before, after, comparisons.compare(then, before, now, after), true));
        });
        return parts;
    }

    /** Processes without a version in force. */
    private List<Part> added(Prover now, List<DeploymentFile> sent, Map<String, String> former) {
        var fresh = withoutVersion(former);
        return fresh.isEmpty()
                ? List.of()
                : List.of(new Part(
                        CalledProcesses.outermost(fresh, sent),
                        List.of(),
                        sent,
                        comparisons.ofNew(fresh, now, sent),
                        true));
    }

    /** Processes that were not sent, but use a table that was. */
    private List<Part> otherwiseAnswered(Prover then, Prover now, Map<String, String> former) {
        var parts = new ArrayList<Part>();
        if (now.answersOtherwiseThan(then)) {
            othersInForce(former.keySet()).forEach((deployment, processes) -> {
                var same = CalledProcesses.with(processes, definitions.diagrams(deployment));
                parts.add(new Part(
                        CalledProcesses.outermost(processes, same),
                        same,
                        same,
                        comparisons.compare(then, same, now, same),
                        false));
            });
        }
        return parts;
    }

    /**
     * The digest of everything a comparison of these files depends on besides the versions they replace: the tables in
     * force, and if the files' answers differ, every process in force that may use them.
     *
     * @param processes in the files
     */
    public Digest under(DeploymentBundle files, Set<String> processes) {
        return engine.asSystem(() -> {
            var then = definitions.tables().fill(new Prover(steps.all()));
            return under(then, withTables(files, then), processes);
        });
    }

    private Digest under(Prover then, Prover now, Set<String> processes) {
        var others = now.answersOtherwiseThan(then) ? othersInForce(processes) : Map.of();
        return Digest.ofText(then.digest() + " " + now.digest() + " " + others);
    }

    /**
     * Under one policy: changes to the policy in the new files count once they are in force, not while they are judged.
     */
    private Prover withTables(DeploymentBundle files, Prover inForce) {
        var prover = definitions.tables().fill(new Prover(steps.all()));
        files.tables().forEach(prover::with);
        return prover.withPolicyOf(inForce);
    }

    private SortedMap<String, Set<String>> byDeployment(Map<String, String> former) {
        var deployments = new TreeMap<String, Set<String>>();
        former.forEach((process, version) -> {
            if (!version.equals(NONE)) {
                deployments
                        .computeIfAbsent(
                                repository.getProcessDefinition(version).getDeploymentId(), any -> new TreeSet<>())
                        .add(process);
            }
        });
        return deployments;
    }

    /** The newest versions of all other processes, whose behaviour new tables change as well. */
    private SortedMap<String, Set<String>> othersInForce(Set<String> sent) {
        var deployments = new TreeMap<String, Set<String>>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(process -> !sent.contains(process.getKey()))
                .forEach(process -> deployments
                        .computeIfAbsent(process.getDeploymentId(), any -> new TreeSet<>())
                        .add(process.getKey()));
        return deployments;
    }

    private static Set<String> withoutVersion(Map<String, String> former) {
        var fresh = new TreeSet<>(former.keySet());
        fresh.removeIf(process -> !former.get(process).equals(NONE));
        return fresh;
    }

    private String newest(String process, @Nullable String tenant) {
        var query = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion();
        var found = tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant);
        return found.list().stream().map(ProcessDefinition::getId).findFirst().orElse(NONE);
    }
}
