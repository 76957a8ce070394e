package io.muster.decisiontables;

import io.muster.inventory.signature.Signature;
import io.muster.processfiles.FileElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one DMN file.
 *
 * @param otherLanguages expressions in another language than FEEL: where, and which language
 */
public record DecisionModel(List<Decision> decisions, List<String> otherLanguages) {

    public DecisionModel {
        decisions = List.copyOf(decisions);
        otherLanguages = List.copyOf(otherLanguages);
    }

    /**
     * One decision.
     *
     * @param name empty if it has none
     * @param table null if it is not a decision table, or one with an unknown hit policy
     * @param obstacle why it cannot be analysed, in words without full stop; empty if it can
     * @param asksOthers whether it requires another decision
     * @param isFeel whether every expression in it is FEEL
     * @param timeToLive as written; empty if it has none
     */
    public record Decision(
            String id,
            String name,
            @Nullable DecisionTable table,
            String obstacle,
            boolean asksOthers,
            boolean isFeel,
            String timeToLive) {

        /** Whether several matching rules may contribute their own answers. */
        public boolean mayGiveSeveral() {
            return table != null && table.answers().mayBeSeveral();
        }

        private Stream<String> notAnalysed() {
            return obstacle.isEmpty() && table != null ? table.notUnderstood() : Stream.of(obstacle);
        }
    }

    /**
     * @param definitions root element of a DMN file of any version from 1.1 on
     * @param signature gives types and limits of inputs if the file does not
     */
    public static DecisionModel read(FileElement definitions, Signature signature, Dialect dialect) {
        return new DecisionModelReader(definitions, signature, dialect).read();
    }

    public Optional<Decision> find(String id) {
        return decisions.stream().filter(decision -> decision.id().equals(id)).findFirst();
    }

    /** The tables that can be analysed. */
    public List<DecisionTable> tables() {
        return decisions.stream()
                .filter(decision -> decision.obstacle().isEmpty())
                .flatMap(decision -> Stream.ofNullable(decision.table()))
                .toList();
    }

    /** Parts that were not understood, in words; empty if there are none. */
    public List<String> notAnalysed() {
        return decisions.stream().flatMap(Decision::notAnalysed).toList();
    }
}
