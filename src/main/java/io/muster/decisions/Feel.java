package io.muster.decisions;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The language of tables, spoken as the process engine speaks it. Learning it takes a second, once. */
public final class Feel {

    private static final DefaultDmnEngineConfiguration CONFIGURATION =
            (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();

    static final DmnEngine ENGINE = CONFIGURATION.buildEngine();
    private static final FeelEngine LANGUAGE = CONFIGURATION.getFeelEngine();
    private static final String CELL = "cellInput";

    /** How a cell stands to a value. */
    public enum Fit {
        YES,
        NO,
        /** The cell looks at more than its own input. */
        PERHAPS
    }

    private Feel() {}

    /**
     * What an output cell gives, as the engine makes it a value of its column.
     *
     * @param type of DMN; empty for whatever it is
     * @return null for nothing
     * @throws FeelException if it is no expression
     * @throws IllegalArgumentException if its value is not of this type
     */
    public static @Nullable Object value(String cell, String type) {
        Object value = LANGUAGE.evaluateSimpleExpression(
                cell, Variables.createVariables().asVariableContext());
        return value == null || type.isEmpty()
                ? value
                : CONFIGURATION
                        .getTransformer()
                        .getDataTypeTransformerRegistry()
                        .getTransformer(type)
                        .transform(value)
                        .getValue();
    }

    /** @param value null for nothing */
    public static Fit fits(String cell, @Nullable Object value) {
        if (cell.isEmpty() || cell.equals("-")) {
            return Fit.YES;
        }
        var context = Variables.createVariables().putValue(CELL, value).asVariableContext();
        try {
            return LANGUAGE.evaluateSimpleUnaryTests(cell, CELL, context) ? Fit.YES : Fit.NO;
        } catch (FeelException e) {
            return Fit.PERHAPS;
        }
    }
}
