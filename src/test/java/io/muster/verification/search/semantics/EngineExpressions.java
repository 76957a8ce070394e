package io.muster.verification.search.semantics;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.UelExpressionCondition;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/** The engine's own conditions, evaluated on variables without a process. */
final class EngineExpressions implements AutoCloseable {

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;

    EngineExpressions() {
        configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("expressions");
        configuration.setJdbcUrl("jdbc:h2:mem:expressions;DB_CLOSE_DELAY=1000");
        configuration.setMetricsEnabled(false);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
    }

    /** @return empty where the engine fails */
    Optional<Boolean> holds(String condition, Map<String, Object> variables) {
        try {
            return Optional.of(configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> new UelExpressionCondition(
                                    configuration.getExpressionManager().createExpression(condition.trim()))
                            .evaluate(scope(variables), null)));
        } catch (ProcessEngineException | ELException e) {
            return Optional.empty();
        }
    }

    private static VariableScope scope(Map<String, Object> variables) {
        return (VariableScope) Proxy.newProxyInstance(
                VariableScope.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hasVariable" -> variables.containsKey((String) arguments[0]);
                    case "getVariable" -> variables.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() {
        engine.close();
    }
}
