package io.muster.proofs.prover;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.decisions.AskedDecision;
import io.muster.proofs.prover.AskedTable.Column;
import io.muster.shared.Digest;
import io.muster.verification.condition.EngineWords;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Decision tables by id, read from their files. */
public final class Tables {

    /** Parsing takes longer than most proofs, and each deployment needs all tables in force, which rarely change. */
    private static final Cache<Digest, List<AskedTable>> UNDERSTOOD =
            Caffeine.newBuilder().maximumSize(200).build();

    private final Map<String, AskedTable> tables = new TreeMap<>();
    private final Map<String, Digest> digests = new TreeMap<>();

    /** Adds the tables of a file; a table replaces an earlier one of the same id. */
    public void add(String file, byte[] content) {
        var digest = Digest.of(content);
        for (var table : UNDERSTOOD.get(digest, any -> tables(file, content))) {
            tables.put(table.id(), table);
            digests.put(table.id(), digest);
        }
    }

    private static List<AskedTable> tables(String file, byte[] content) {
        return read(file, content).getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getExpression() instanceof DecisionTable)
                .map(decision -> table(content, decision, (DecisionTable) decision.getExpression()))
                .toList();
    }

    /** Replaces its own tables with another's. */
    void adopt(Collection<String> ids, Tables other) {
        for (var id : ids) {
            tables.computeIfPresent(id, (any, own) -> other.tables.getOrDefault(id, own));
            digests.computeIfPresent(id, (any, own) -> other.digests.getOrDefault(id, own));
        }
    }

    public Optional<AskedTable> find(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    Collection<AskedTable> all() {
        return tables.values();
    }

    /** Digests of the files of all tables, by table. */
    Map<String, Digest> digests() {
        return new TreeMap<>(digests);
    }

    /** The digest of a table's file. */
    Digest digest(String id) {
        return digests.get(id);
    }

    static DmnModelInstance read(String file, byte[] content) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException e) {
            throw ProofProblem.TABLE_UNREADABLE.refusal("Decision file '%s' cannot be read: %s", file, e.getMessage());
        }
    }

    private static AskedTable table(byte[] content, Decision decision, DecisionTable table) {
        return new AskedTable(
                decision.getId(),
                table.getInputs().stream().map(Tables::column).toList(),
                table.getRules().stream().map(Tables::rule).toList(),
                table.getHitPolicy() == HitPolicy.FIRST,
                Optional.ofNullable(table.getOutputs().iterator().next().getTypeRef())
                        .orElse(""),
                objection(decision, table),
                SingletonSupplier.of(() -> AskedDecision.of(content, decision.getId())));
    }

    /** Why its answer is not written in one of its rules, or depends on more than the process. */
    private static @Nullable String objection(Decision decision, DecisionTable table) {
        if (table.getAggregation() != null) {
            return "computes its answer (%s)".formatted(table.getAggregation());
        }
        if (table.getOutputs().size() > 1) {
            return "answers with several values at once";
        }
        return decision.getInformationRequirements().stream().anyMatch(each -> each.getRequiredDecision() != null)
                ? "asks another decision first"
                : null;
    }

    private static Column column(Input input) {
        var expression = input.getInputExpression();
        var name = expression.getText().getTextContent().strip();
        var isName = EngineWords.isVariable(name);
        return new Column(
                isName ? name : "", Optional.ofNullable(expression.getTypeRef()).orElse(""));
    }

    private static AskedTable.Rule rule(Rule rule) {
        return new AskedTable.Rule(
                rule.getInputEntries().stream()
                        .map(entry -> entry.getText().getTextContent().strip())
                        .toList(),
                rule.getOutputEntries()
                        .iterator()
                        .next()
                        .getText()
                        .getTextContent()
                        .strip());
    }
}
