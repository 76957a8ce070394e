package io.muster.formats.dmn;

import io.muster.formats.IncompatibleSignature;
import io.muster.formats.ScoringFailed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNType;

/**
 * The components of one decision that a signature declares. A decision with others is refused, because undeclared ones
 * would be silently dropped.
 *
 * @param declared names of components, without the decision's name
 */
record DmnComponents(String decision, Set<String> declared) {

    /** Skips decisions that are used as a whole, of which nothing is dropped. */
    static List<DmnComponents> of(List<DmnOutput> outputs) {
        var declared = new TreeMap<String, Set<String>>();
        outputs.stream()
                .filter(output -> output.component() != null)
                .forEach(output -> declared.computeIfAbsent(output.decision(), any -> new TreeSet<>())
                        .add(output.component()));
        outputs.stream()
                .filter(output -> output.component() == null)
                .forEach(output -> declared.remove(output.decision()));
        return declared.entrySet().stream()
                .map(each -> new DmnComponents(each.getKey(), each.getValue()))
                .toList();
    }

    /** @throws IncompatibleSignature naming the components of the type that the signature lacks */
    void requireDeclared(DMNType type) {
        var others = others(type.getFields().keySet());
        if (!others.isEmpty()) {
            throw new IncompatibleSignature(inWords(others));
        }
    }

    /** @throws ScoringFailed naming the components of the result that the signature lacks */
    void requireDeclared(int row, DMNResult result) {
        if (result.getDecisionResultByName(decision).getResult() instanceof Map<?, ?> context) {
            var others = others(context.keySet());
            if (!others.isEmpty()) {
                throw new ScoringFailed("Row %d: %s".formatted(row, inWords(others)));
            }
        }
    }

    private Set<String> others(Collection<?> given) {
        var others = new TreeSet<String>();
        given.forEach(name -> others.add(String.valueOf(name)));
        others.removeAll(declared);
        return others;
    }

    private String inWords(Set<String> others) {
        return "Decision '%s' yields %s, which the signature does not declare; declare each as '%s.…', or the output '%s' for all of them as one text"
                .formatted(decision, others, decision, decision);
    }
}
