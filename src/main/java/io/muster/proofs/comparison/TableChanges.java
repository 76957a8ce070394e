package io.muster.proofs.comparison;

import io.muster.decisions.LifecycleVariables;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.SentTable;
import io.muster.proofs.comparison.TableChange.AnswerChange;
import io.muster.proofs.comparison.TableChange.Kind;
import io.muster.proofs.comparison.TableChange.RowChange;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.TableText;
import io.muster.proofs.prover.Tables;
import io.muster.step.StepRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The changes that files make to the decision tables in use. Must be called without a user. */
@Component
class TableChanges {

    private final AskedDecisions asked;
    private final AgreedTables agreed;
    private final ActiveDefinitions definitions;
    private final LifecycleVariables variables;

    TableChanges(AskedDecisions asked, AgreedTables agreed, ActiveDefinitions definitions, StepRegistry steps) {
        this.asked = asked;
        this.agreed = agreed;
        this.definitions = definitions;
        this.variables = new LifecycleVariables(steps.all());
    }

    /** One for each decision in use whose file is not the agreed one. */
    List<TableChange> of(Map<String, byte[]> files) {
        return asked(files).entrySet().stream()
                .flatMap(entry -> change(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    /** Of these files, those of the decisions in use, by decision. */
    SortedMap<String, SentTable> asked(Map<String, byte[]> files) {
        var found = tables(files);
        if (!found.isEmpty()) {
            found.keySet().retainAll(asked.ids());
        }
        return found;
    }

    /**
     * The tables of the decisions that diagrams among these files name: those sent with them, or else those in force.
     */
    SortedMap<String, SentTable> askedBy(Map<String, byte[]> files) {
        var sent = tables(files);
        var found = new TreeMap<String, SentTable>();
        files.forEach((name, content) -> {
            if (DeploymentFile.isDiagram(name)) {
                asked.named(new DeploymentFile(name, content))
                        .forEach(decision -> Optional.ofNullable(sent.get(decision))
                                .or(() -> inForce(decision))
                                .ifPresent(table -> found.put(decision, table)));
            }
        });
        return found;
    }

    private static SortedMap<String, SentTable> tables(Map<String, byte[]> files) {
        var found = new TreeMap<String, SentTable>();
        files.forEach((name, content) -> {
            if (DeploymentFile.isTable(name)) {
                TableText.read(name, content).forEach(text -> found.put(text.id(), new SentTable(name, content)));
            }
        });
        return found;
    }

    private Optional<TableChange> change(String id, SentTable sent) {
        var base = base(id);
        return base.filter(former -> Arrays.equals(former.content(), sent.content()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(between(id, base, sent));
    }

    /**
     * The agreed table; before any agreement, the one in force, unless it waits for a signature itself.
     */
    private Optional<SentTable> base(String id) {
        return agreed.find(id)
                .map(table -> new SentTable(table.file(), table.content()))
                .or(() -> agreed.unsignedChange(id).isPresent() ? Optional.empty() : inForce(id));
    }

    SortedMap<String, SentTable> inForce() {
        var found = new TreeMap<String, SentTable>();
        asked.ids().forEach(id -> inForce(id).ifPresent(table -> found.put(id, table)));
        return found;
    }

    Optional<SentTable> inForce(String id) {
        return definitions.tables().inForce(id).map(file -> new SentTable(file.name(), file.content()));
    }

    TableChange between(String id, Optional<SentTable> former, SentTable sent) {
        var after = TableText.find(id, sent.file(), sent.content()).orElseThrow();
        var before = former.flatMap(table -> TableText.find(id, table.file(), table.content()));
        return before.map(text -> new TableComparison(text, after, strictness(id), variables).in(sent.file()))
                .orElseGet(() -> added(after, sent.file()));
    }

    private static TableChange added(TableText table, String file) {
        return new TableChange(
                table.id(),
                file,
                table.rows().stream()
                        .map(row -> new RowChange("", table.inWords(row)))
                        .toList(),
                List.of(new AnswerChange(
                        Kind.NEW, "nobody agreed to such a table before, and something asks it", "always")),
                List.of());
    }

    private Strictness strictness(String id) {
        var tables = new Tables();
        inForce(Strictness.TABLE).ifPresent(said -> tables.add(said.file(), said.content()));
        return new Strictness(tables.find(Strictness.TABLE), id);
    }
}
