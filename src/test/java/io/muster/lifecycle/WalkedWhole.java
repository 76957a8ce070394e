package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The extension that fails a class whose tests together left a node or flow of its processes unwalked. Each class covers
 * its own processes, so neither order nor sharding has an influence. Nothing is asserted if only some of its tests ran, or one failed.
 */
class WalkedWhole implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private final Set<String> passed = new HashSet<>();
    private boolean failed;

    @Override
    public void beforeAll(ExtensionContext test) {
        beans(test).getBean(Footprints.class).forget();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        failed |= test.getExecutionException().isPresent();
        passed.add(test.getRequiredTestMethod().getName());
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (failed || !passed.containsAll(testsOf(test.getRequiredTestClass()))) {
            return;
        }
        var promised = test.getRequiredTestClass().getAnnotation(Walks.class);
        if (promised != null) {
            Arrays.asList(promised.value()).forEach(process -> requireWalked(beans(test), process));
        }
    }

    private static void requireWalked(ApplicationContext beans, String process) {
        var repository = beans.getBean(RepositoryService.class);
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var diagram = repository.getBpmnModelInstance(definition.getId());
        assertThat(Footprints.unwalked(diagram, beans.getBean(Footprints.class).of(process)))
                .as("nodes and flows of '%s' that no test walked", process)
                .isEmpty();
    }

    private static Set<String> testsOf(Class<?> tests) {
        return AnnotationSupport.findAnnotatedMethods(tests, Testable.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .map(method -> method.getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ApplicationContext beans(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test);
    }
}
