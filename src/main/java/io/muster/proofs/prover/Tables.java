package io.muster.proofs.prover;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.decisions.AskedDecision;
import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.verification.condition.EngineWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public void add(DeploymentFile file) {
        var digest = file.digest();
        for (var table : UNDERSTOOD.get(digest, any -> tables(file))) {
            tables.put(table.id(), table);
            digests.put(table.id(), digest);
        }
    }

    private static List<AskedTable> tables(DeploymentFile file) {
        return read(file).decisions().stream()
                .flatMap(decision ->
                        Stream.ofNullable(decision.table()).map(table -> AskedTable.of(decision, table, file)))
                .toList();
    }

    /** @throws Refusal {@code TABLE_UNREADABLE} if it is not DMN */
    public static DecisionModel read(DeploymentFile file) {
        try {
            return DecisionFile.read(file);
        } catch (FileUnreadable e) {
            throw ProofProblem.TABLE_UNREADABLE.refusal(
                    "Decision file '%s' cannot be read: %s", file.name(), e.inWords());
        }
    }

    /** Replaces its own tables with another's. */
    public void adopt(Collection<String> ids, Tables other) {
        for (var id : ids) {
            tables.computeIfPresent(id, (any, own) -> other.tables.getOrDefault(id, own));
            digests.computeIfPresent(id, (any, own) -> other.digests.getOrDefault(id, own));
        }
    }

    public Optional<AskedTable> find(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    public Collection<AskedTable> all() {
        return tables.values();
    }

    /** Digests of the files of all tables, by table. */
    public Map<String, Digest> digests() {
        return new TreeMap<>(digests);
    }

    /** The digest of a table's file. */
    public Digest digest(String id) {
        return digests.get(id);
    }

    /**
     * A decision table that is evaluated as the process engine does, but without an engine.
     *
     * @param objection why its answer is not written in one of its rules, without full stop; or null
     * @param decision the table as parsed by the engine; parsing is slow, so it is done only to evaluate it
     */
    public record AskedTable(DecisionTable table, @Nullable String objection, Supplier<AskedDecision> decision) {

        /** @param file that contains the decision */
        public static AskedTable of(Decision decision, DecisionTable table, DeploymentFile file) {
            return new AskedTable(
                    table,
                    objection(decision, table),
                    SingletonSupplier.of(() -> AskedDecision.of(file.content(), decision.id())));
        }

        /** Why its answer is not written in one of its rules, or depends on more than the process. */
        private static @Nullable String objection(Decision decision, DecisionTable table) {
            if (!decision.isFeel()) {
                return "has expressions in another language than FEEL";
            }
            if (table.answers().aggregated()) {
                return "computes its answer (%s)".formatted(table.answers().aggregation());
            }
            if (table.outputs().size() > 1) {
                return "answers with several values at once";
            }
            return decision.asksOthers() ? "asks another decision first" : null;
        }

        /** The name of an input's variable; empty when it computes something. */
        public static String variable(DecisionTable.Input input) {
            return EngineWords.isVariable(input.expression()) ? input.expression() : "";
        }

        public String id() {
            return table.id();
        }

        public Set<String> inputs() {
            return table.inputs().stream()
                    .map(AskedTable::variable)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /**
         * The first outputs of the matching rows, as texts.
         *
         * @param inputs by name; a missing input was not stated
         */
        public List<String> words(Map<String, ?> inputs) {
            return rows(inputs).stream()
                    .flatMap(row -> row.values().stream().limit(1))
                    .map(String::valueOf)
                    .toList();
        }

        /** The outputs by name, a map for each matching row. */
        public List<Map<String, Object>> rows(Map<String, ?> inputs) {
            var stated = new HashMap<String, Object>(inputs);
            inputs().forEach(name -> stated.putIfAbsent(name, null));
            return decision.get().ask(stated);
        }
    }
}
