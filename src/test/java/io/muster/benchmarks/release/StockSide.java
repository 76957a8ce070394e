package io.muster.benchmarks.release;

import io.muster.step.Step;
import io.muster.testing.CountedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The stock starter with the same diagrams, tables and forms, and beans that do nothing under the names of the steps. No
 * authorizations, no plugin of ours. External tasks are worked on as Muster's worker does: two threads, no pause while
 * there is work.
 */
final class StockSide implements Side {

    private static final int WORKERS = 2;
    private static final long LOCK = 30_000;

    /** Between two looks for work that found none: short against a release, long enough not to be what is measured. */
    private static final long IDLE = 200;

    private final String database;
    private final ConfigurableApplicationContext context;
    private final Map<String, Map<String, Object>> topics = new HashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    private StockSide(String database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Stock {}

    static StockSide start(String database, List<String> settings) throws IOException {
        var arguments = new ArrayList<>(settings);
        arguments.addAll(List.of(
                // Not Muster's application.yml.
                "--spring.config.name=stock",
                "--spring.main.banner-mode=off",
                "--server.port=0",
                "--server.shutdown=immediate",
                "--spring.flyway.enabled=false",
                "--spring.quartz.auto-startup=false",
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--camunda.bpm.auto-deployment-enabled=false",
                "--camunda.bpm.history-level=full",
                "--camunda.bpm.job-execution.core-pool-size=4",
                "--camunda.bpm.job-execution.max-pool-size=8",
                "--camunda.bpm.job-execution.queue-capacity=4",
                "--camunda.bpm.job-execution.max-jobs-per-acquisition=4",
                "--camunda.bpm.job-execution.wait-time-in-millis=1000"));
        var context = new SpringApplicationBuilder(Stock.class, CountedStatements.class)
                .web(WebApplicationType.SERVLET)
                .initializers(fresh -> EmptySteps.all()
                        .forEach(step -> fresh.getBeanFactory().registerSingleton(step.id(), delegate(step))))
                .run(arguments.toArray(String[]::new));
        var side = new StockSide(database, context);
        side.deploy();
        side.work();
        return side;
    }

    private static JavaDelegate delegate(Step step) {
        var variables = EmptySteps.variables(step);
        return execution -> variables.forEach(execution.getProcessInstance()::setVariable);
    }

    private void deploy() throws IOException {
        var deployment = engine().getRepositoryService().createDeployment().name("release");
        for (var folder : List.of("decisions", "release", "revalidation", "retirement")) {
            try (var files = Files.list(Path.of("processes", folder))) {
                for (var file : files.sorted().toList()) {
                    if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                        deployment.addString(file.getFileName().toString(), Files.readString(file));
                    }
                }
            }
        }
        deployment.deploy();
    }

    private void work() {
        EmptySteps.all().forEach(step -> topics.put(step.id(), EmptySteps.variables(step)));
        IntStream.range(0, WORKERS).forEach(each -> workers.execute(this::workForever));
    }

    private void workForever() {
        var id = "worker-" + UUID.randomUUID();
        while (!Thread.currentThread().isInterrupted()) {
            var fetch = engine().getExternalTaskService().fetchAndLock(5, id);
            for (var topic : topics.keySet()) {
                fetch = fetch.topic(topic, LOCK);
            }
            var tasks = fetch.execute();
            tasks.forEach(task -> complete(task, id));
            if (tasks.isEmpty() && !Pause.millis(IDLE)) {
                return;
            }
        }
    }

    private void complete(LockedExternalTask task, String worker) {
        engine().getExternalTaskService().complete(task.getId(), worker, topics.get(task.getTopicName()));
    }

    @Override
    public String name() {
        return "Stock starter, empty steps";
    }

    @Override
    public ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    @Override
    public List<String> draft(int releases) {
        return IntStream.range(0, releases)
                .mapToObj(each -> "loan-%s@1".formatted(UUID.randomUUID()))
                .toList();
    }

    @Override
    public void start(String businessKey) {
        engine().getRuntimeService().startProcessInstanceByKey("release", businessKey);
    }

    @Override
    public void decide(Decision decision) {
        engine().getTaskService().claim(decision.task(), decision.person());
        engine().getFormService().getTaskFormVariables(decision.task());
        engine().getFormService()
                .submitTaskForm(
                        decision.task(),
                        Map.of(
                                "decision",
                                decision.word(),
                                "reason",
                                "It holds",
                                decision.variable(),
                                decision.word()));
    }

    @Override
    public CountedStatements statements() {
        return context.getBean(CountedStatements.class);
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        context.close();
    }
}
