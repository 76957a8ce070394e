package io.muster.step;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * All steps, by id. Their declarations are known before any of them is created: the process engine needs them at
 * startup, and steps may need the engine.
 */
@Component
public class StepRegistry {

    private final ListableBeanFactory beans;
    private final Map<String, StepContract> contracts = new TreeMap<>();
    private final Map<String, String> beanNames = new TreeMap<>();

    StepRegistry(ListableBeanFactory beans) {
        this.beans = beans;
        for (var bean : beans.getBeanNamesForAnnotation(Step.class)) {
            add(bean, StepContract.of(beans.getType(bean)));
        }
    }

    private void add(String bean, StepContract contract) {
        var other = contracts.putIfAbsent(contract.id(), contract);
        if (other != null) {
            throw new IllegalStateException("Two steps are called '%s': %s and %s"
                    .formatted(
                            contract.id(),
                            other.type().getName(),
                            contract.type().getName()));
        }
        beanNames.put(contract.id(), bean);
    }

    public Collection<StepContract> all() {
        return contracts.values();
    }

    public Optional<StepContract> find(String id) {
        return Optional.ofNullable(contracts.get(id));
    }

    /** Before it runs, a guarded step checks its controls, and every step the decisions it is to use. */
    public ShortStep shortStep(String id) {
        var step = beans.getBean(beanNames.get(id), ShortStep.class);
        var contract = contracts.get(id);
        return context -> {
            require(contract, context);
            return step.perform(context);
        };
    }

    /** The same before its work, and again in the transaction that keeps the result. */
    public LongStep longStep(String id) {
        var step = beans.getBean(beanNames.get(id), LongStep.class);
        var contract = contracts.get(id);
        return (context, progress) -> {
            require(contract, context);
            var conclusion = step.work(context, progress);
            return () -> {
                require(contract, context);
                return conclusion.conclude();
            };
        };
    }

    private void require(StepContract contract, StepContext context) {
        if (contract.isGuarded()) {
            beans.getBean(GuardCheck.class).require(contract, context);
        }
        for (var input : contract.decisionInputs()) {
            beans.getBean(DecisionInputCheck.class).require(contract, context.input(input));
        }
    }
}
