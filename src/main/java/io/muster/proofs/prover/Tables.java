package io.muster.proofs.prover;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
}
