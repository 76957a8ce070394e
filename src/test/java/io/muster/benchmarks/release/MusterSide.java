package io.muster.benchmarks.release;

import io.muster.Muster;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.shared.VersionId;
import io.muster.testing.CountedStatements;
import io.muster.testing.NoTestClasses;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Muster with everything on: guards, separation of duties, evidence, audit chain, authorizations, its own worker. */
final class MusterSide implements Side {

    private final String name;
    private final String database;
    private final ConfigurableApplicationContext context;

    private MusterSide(String name, String database, ConfigurableApplicationContext context) {
        this.name = name;
        this.database = database;
        this.context = context;
    }

    static MusterSide withEmptySteps(String database, List<String> settings) {
        return start("Muster, empty steps", database, settings, EmptyStepBeans.class);
    }

    static MusterSide withItsSteps(String database, List<String> settings) {
        return start("Muster, its own steps", database, settings);
    }

    private static MusterSide start(String name, String database, List<String> settings, Class<?>... more) {
        var arguments = new ArrayList<>(settings);
        arguments.addAll(List.of(
                "--muster.identity.password-iterations=1000",
                "--muster.artifacts.directory=target/benchmarks/%s/artifacts".formatted(database),
                "--muster.training.directory=target/benchmarks/%s/training".formatted(database),
                "--muster.security.key-directory=target/benchmarks/%s/keys".formatted(database),
                "--muster.audit.checkpoint-memory=target/benchmarks/%s/checkpoint.json".formatted(database),
                "--muster.evidence.revocation-memory=target/benchmarks/%s/revocations".formatted(database),
                "--server.port=0",
                "--server.shutdown=immediate"));
        var builder = new SpringApplicationBuilder(
                        Muster.class, ServerUsers.class, Loans.class, CountedStatements.class)
                .sources(more)
                .web(WebApplicationType.SERVLET)
                .initializers(new NoTestClasses());
        return new MusterSide(name, database, builder.run(arguments.toArray(String[]::new)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    @Override
    public List<String> draft(int releases) {
        var loans = context.getBean(Loans.class);
        return IntStream.range(0, releases)
                .mapToObj(each -> loans.good(Materiality.HIGH).toString())
                .toList();
    }

    @Override
    public void start(String businessKey) {
        context.getBean(Lifecycle.class).startRelease(VersionId.parse(businessKey), TestUsers.DEVELOPER);
    }

    @Override
    public void decide(Decision decision) {
        var engine = engine();
        engine.getIdentityService().setAuthentication(decision.person(), List.of(decision.group()));
        try {
            engine.getTaskService().claim(decision.task(), decision.person());
            var dossier = engine.getFormService()
                    .getTaskFormVariables(decision.task())
                    .get("dossier");
            engine.getFormService()
                    .submitTaskForm(
                            decision.task(),
                            Map.of("decision", decision.word(), "reason", "It holds", "dossier", dossier));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
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
        context.close();
    }
}
