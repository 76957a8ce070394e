package io.muster.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Navigation in call hierarchies of process instances. */
public final class Executions {

    private Executions() {}

    /** Id of the outermost process instance. */
    public static String rootInstance(DelegateExecution execution) {
        return root(execution).getId();
    }

    /** The outermost process instance. */
    public static DelegateExecution root(DelegateExecution execution) {
        var instance = execution.getProcessInstance();
        while (instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return instance;
    }
}
