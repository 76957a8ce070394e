package io.muster.decisiontables;

import java.util.List;

/**
 * The decision tables of a DMN model.
 *
 * @param notAnalysed parts of the model that were not understood, in words; empty if there are none
 */
public record DecisionModel(List<DecisionTable> tables, List<String> notAnalysed) {

    public DecisionModel {
        tables = List.copyOf(tables);
        notAnalysed = List.copyOf(notAnalysed);
    }
}
