package io.muster.proofs;

import io.muster.engine.Decisions;
import io.muster.proofs.prover.PolicyTables;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.verification.model.Guard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The controls that the policy in force demands before guarded steps, from the same tables as the proof. */
@Component
public class Demands {

    private final Decisions decisions;

    Demands(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @return the number of different people for each control */
    public Map<String, Integer> of(Guard guard, Classification about) {
        var people = new LinkedHashMap<String, Integer>();
        PolicyTables.demandedBy(guard).stream()
                .flatMap(
                        table -> decisions.ask(table, inputs(about, "guard", PolicyTables.word(guard))).rows().stream())
                .forEach(row -> people.merge(String.valueOf(row.get("control")), people(row), Math::max));
        return people;
    }

    /**
     * The people from whom the signer of a control must differ: the developer, the starter, or the signer of another
     * control.
     */
    public List<String> separatedFrom(String control, Classification about) {
        return decisions.ask(PolicyTables.SEPARATIONS, inputs(about, "control", control)).rows().stream()
                .map(row -> String.valueOf(row.get("from")))
                .toList();
    }

    /** The word for a guard in the tables of the policy. */
    public static String word(Guard guard) {
        return PolicyTables.word(guard);
    }

    private static int people(Map<String, Object> row) {
        return row.get("quorum") instanceof Number people ? Math.max(1, people.intValue()) : 1;
    }

    /** Unknown inputs are passed as null, because the engine requires every input. */
    private static Map<String, Object> inputs(Classification about, String name, String value) {
        var inputs = new HashMap<String, Object>();
        inputs.put(name, value);
        inputs.put("tier", about.tier());
        inputs.put("origin", about.origin());
        return inputs;
    }
}
