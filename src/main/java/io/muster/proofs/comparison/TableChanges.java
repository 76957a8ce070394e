package io.muster.proofs.comparison;

import io.muster.decisions.LifecycleVariables;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.comparison.TableChange.AnswerChange;
import io.muster.proofs.comparison.TableChange.Kind;
import io.muster.proofs.comparison.TableChange.RowChange;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.Tables;
import io.muster.security.UserGroups;
import io.muster.step.StepRegistry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The changes that files make to the decision tables in use. Must be called without a user. */
@Component
class TableChanges {

    private final AskedDecisions asked;
    private final AgreedTables agreed;
    private final ActiveDefinitions definitions;
    private final LifecycleVariables variables;
    private final UserGroups groups;

    TableChanges(
            AskedDecisions asked,
            AgreedTables agreed,
            ActiveDefinitions definitions,
            StepRegistry steps,
            UserGroups groups) {
        this.groups = groups;
        this.asked = asked;
        this.agreed = agreed;
        this.definitions = definitions;
        this.variables = new LifecycleVariables(steps.all());
    }

    /** One for each decision in use whose file is not the agreed one. */
    List<TableChange> of(DeploymentBundle files) {
        return asked(files).entrySet().stream()
                .flatMap(entry -> change(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    /** Of these files, those of the decisions in use, by decision. */
    SortedMap<String, DeploymentFile> asked(DeploymentBundle files) {
        var found = tables(files);
        if (!found.isEmpty()) {
            found.keySet().retainAll(asked.ids());
        }
        return found;
    }

    /**
     * The tables of the decisions that diagrams among these files name: those sent with them, or else those in force.
     */
    SortedMap<String, DeploymentFile> askedBy(DeploymentBundle files) {
        var sent = tables(files);
        var found = new TreeMap<String, DeploymentFile>();
        files.diagrams().stream()
                .flatMap(diagram -> asked.named(diagram).stream())
                .forEach(decision -> Optional.ofNullable(sent.get(decision))
                        .or(() -> inForce(decision))
                        .ifPresent(table -> found.put(decision, table)));
        return found;
    }

    private static SortedMap<String, DeploymentFile> tables(DeploymentBundle files) {
        var found = new TreeMap<String, DeploymentFile>();
        files.tables()
                .forEach(table -> Tables.read(table).decisions().forEach(decision -> found.put(decision.id(), table)));
        return found;
    }

    private Optional<TableChange> change(String id, DeploymentFile sent) {
        var base = base(id);
        return base.filter(former -> former.digest().equals(sent.digest())).isPresent()
                ? Optional.empty()
                : Optional.of(between(id, base, sent));
    }

    /**
     * The agreed table; before any agreement, the one in force, unless it waits for a signature itself.
     */
    private Optional<DeploymentFile> base(String id) {
        return agreed.find(id)
                .map(AgreedTables.Agreed::file)
                .or(() -> agreed.unsignedChange(id).isPresent() ? Optional.empty() : inForce(id));
    }

    SortedMap<String, DeploymentFile> inForce() {
        var found = new TreeMap<String, DeploymentFile>();
        asked.ids().forEach(id -> inForce(id).ifPresent(table -> found.put(id, table)));
        return found;
    }

    Optional<DeploymentFile> inForce(String id) {
        return definitions.tables().inForce(id);
    }

    TableChange between(String id, Optional<DeploymentFile> former, DeploymentFile sent) {
        var after = Tables.read(sent).find(id).orElseThrow();
        return former.flatMap(table -> Tables.read(table).find(id))
                .filter(before -> before.table() != null)
                .map(before -> between(before, after, sent.name()))
                .orElseGet(() -> added(after, sent.name()));
    }

    private TableChange between(Decision before, Decision after, String file) {
        return after.table() == null
                ? new TableChange(
                        after.id(), file, List.of(), List.of(), List.of("it is not a decision table any more"))
                : new TableComparison(before, after, strictness(after.id()), variables).in(file);
    }

    private static TableChange added(Decision decision, String file) {
        return new TableChange(
                decision.id(),
                file,
                Stream.ofNullable(decision.table())
                        .flatMap(table -> table.rules().stream().map(table::inWords))
                        .map(row -> new RowChange("", row))
                        .toList(),
                List.of(new AnswerChange(
                        Kind.NEW, "nobody agreed to such a table before, and something asks it", "always")),
                List.of());
    }

    private Strictness strictness(String id) {
        var tables = new Tables();
        inForce(Strictness.TABLE).ifPresent(tables::add);
        return new Strictness(tables.find(Strictness.TABLE), id, groups);
    }
}
