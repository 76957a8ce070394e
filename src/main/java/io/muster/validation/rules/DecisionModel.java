package io.muster.validation.rules;

import java.util.List;

/**
 * The decision tables of a DMN model.
 *
 * @param notAnalysed what of the model was not understood, in words; empty when everything was
 */
public record DecisionModel(List<DecisionTable> tables, List<String> notAnalysed) {

    public DecisionModel {
        tables = List.copyOf(tables);
        notAnalysed = List.copyOf(notAnalysed);
    }
}
