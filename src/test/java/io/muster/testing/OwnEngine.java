package io.muster.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The engine's REST API asks a static register for "the" engine, and the last context started has written itself into
 * it. Each test gets the engine of its own context.
 */
class OwnEngine extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
        ProcessEngines.registerProcessEngine(context.getApplicationContext().getBean(ProcessEngine.class));
    }
}
