package io.muster.decisions;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The process engine's dialect of FEEL. Loading it takes a second, once. */
public final class Feel {

    private static final DefaultDmnEngineConfiguration CONFIGURATION =
            (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();

    static final DmnEngine ENGINE = CONFIGURATION.buildEngine();
    private static final FeelEngine LANGUAGE = CONFIGURATION.getFeelEngine();

    private Feel() {}

    /**
     * The value of an output cell, converted by the engine to the type of its column.
     *
     * @param type of DMN; empty for any type
     * @return null for nothing
     * @throws FeelException if it is not an expression
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
}
