package io.muster.governance;

import io.muster.engine.Decisions;
import io.muster.proofs.comparison.Comparison;
import io.muster.security.UserGroups;
import io.muster.shared.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The owners of processes and decision tables, determined by a decision table in force, because a table that was only
 * sent must not decide who signs it.
 */
@Component
public class Owners {

    private final Decisions decisions;
    private final UserGroups groups;

    Owners(@Lazy Decisions decisions, UserGroups groups) {
        this.groups = groups;
        this.decisions = decisions;
    }

    /** The group that owns everything in a comparison. */
    public String of(Comparison comparison, String asked) {
        return of(comparison.weakened(), comparison.changedTables(), asked);
    }

    /** The group that owns a decision table. */
    public String ofTable(String table, String asked) {
        return of(Set.of(), Set.of(table), asked);
    }

    /**
     * The group that owns all of these.
     *
     * @param tables ids of decision tables
     * @param asked id of the decision that names owners
     * @throws Refusal {@code DIFFERENT_OWNERS} if there are several
     * @throws Refusal {@code NO_OWNER} if the table names no group that people can be in
     * @throws Refusal {@code DECISION_MISSING} if the table does not exist
     */
    private String of(Collection<String> processes, Collection<String> tables, String asked) {
        var owners = new TreeMap<String, String>();
        processes.forEach(process -> owners.put(process, owner("process", process, asked)));
        tables.forEach(table -> owners.put("table " + table, owner("table", table, asked)));
        var groups = new TreeSet<>(owners.values());
        if (groups.size() != 1) {
            throw GovernanceProblem.DIFFERENT_OWNERS.refusal(
                    "Processes or tables of different owners would change at once (%s): deploy them one by one",
                    owners);
        }
        return groups.first();
    }

    private String owner(String kind, String id, String asked) {
        var question = new HashMap<String, Object>();
        question.put("process", null);
        question.put("table", null);
        question.put(kind, id);
        return decisions.ask(asked, question).rows().stream()
                .map(row -> String.valueOf(row.get("owner")))
                .findFirst()
                .filter(groups::contains)
                .orElseThrow(() -> GovernanceProblem.NO_OWNER.refusal(
                        "Table '%s' names no group that owns %s '%s', so no one can sign: add a rule for it that names"
                                + " one of the groups %s",
                        asked, kind, id, groups.ids()));
    }
}
