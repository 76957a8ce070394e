package io.muster.lifecycle.decision;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;

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

    public static Fit fits(String cell, Object value) {
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
