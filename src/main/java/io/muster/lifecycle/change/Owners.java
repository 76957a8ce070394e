package io.muster.lifecycle.change;

import io.muster.lifecycle.engine.Decisions;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table whose the processes are. */
@Component
class Owners {

    private final Decisions decisions;

    Owners(@Lazy Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The group that owns all of these.
     *
     * @param table id of the decision
     * @throws DifferentOwners if there are several
     * @throws io.muster.lifecycle.engine.DecisionMissing if there is no such table
     */
    String of(Collection<String> processes, String table) {
        var owners = new TreeMap<String, String>();
        processes.forEach(process -> owners.put(process, owner(process, table)));
        var groups = new TreeSet<>(owners.values());
        if (groups.size() != 1) {
            throw new DifferentOwners(owners);
        }
        return groups.first();
    }

    private String owner(String process, String table) {
        return decisions.ask(table, Map.of("process", process)).rows().stream()
                .map(row -> String.valueOf(row.get("owner")))
                .findFirst()
                .orElse("nobody");
    }
}
