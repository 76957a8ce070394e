package io.muster.step;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        var beanNames = List.of(beans.getBeanNamesForAnnotation(Step.class));
        var declared = beanNames.stream()
                .map(bean -> StepCatalogue.contract(type(bean)))
                .toList();
        StepCatalogue.requireTogether(declared);
        for (var i = 0; i < declared.size(); i++) {
            this.contracts.put(declared.get(i).id(), declared.get(i));
            this.beanNames.put(declared.get(i).id(), beanNames.get(i));
        }
    }

    private Class<?> type(String bean) {
        return Objects.requireNonNull(beans.getType(bean), bean);
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
