package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Diagram;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The benchmark of deploying a large diagram with all checks except the proof. */
@MusterProcessTest
@WithoutProof
class DeploymentBenchmark {

    private static final int NODES = 200;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);

    @Autowired
    RepositoryService repository;

    @Test
    void deploysALargeDiagram() throws IOException {
        var diagram = diagram(NODES - 2);
        var millis = new ArrayList<Long>();
        for (var turn = 0; turn < TURNS; turn++) {
            var began = System.nanoTime();
            var id = repository
                    .createDeployment()
                    .name("large")
                    .addString("large.bpmn", diagram)
                    .deploy()
                    .getId();
            millis.add((System.nanoTime() - began) / 1_000_000);
            repository.deleteDeployment(id, true);
        }
        write(millis);
        assertThat(millis).hasSize(TURNS);
    }

    private static void write(List<Long> millis) throws IOException {
        var sorted = millis.stream().sorted().toList();
        var file = Path.of("target/benchmarks/deployment.md");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "| Nodes | First, ms | Median, ms | Slowest later, ms |\n|---|---|---|---|\n| %d | %d | %d | %d |\n"
                        .formatted(
                                NODES,
                                millis.get(0),
                                sorted.get(sorted.size() / 2),
                                millis.stream()
                                        .skip(1)
                                        .mapToLong(each -> each)
                                        .max()
                                        .orElse(0)));
    }

    /** A chain of steps between start and end: every third waits for a person. */
    private static String diagram(int tasks) {
        var elements = new StringBuilder("<bpmn:startEvent id=\"T0\"/>");
        IntStream.rangeClosed(1, tasks)
                .forEach(number -> elements.append(task(number)).append(flow(number)));
        elements.append("<bpmn:endEvent id=\"T%d\"/>".formatted(tasks + 1)).append(flow(tasks + 1));
        return Diagram.process("large", elements.toString());
    }

    private static String task(int number) {
        return number % 3 == 0
                ? Diagram.userTask(
                        "T" + number, "validator", "muster.decisions=done", "muster.decisionVariable=done" + number)
                : "<bpmn:serviceTask id=\"T%d\" camunda:delegateExpression=\"${describeVersion}\"/>".formatted(number);
    }

    private static String flow(int target) {
        return "<bpmn:sequenceFlow id=\"F%d\" sourceRef=\"T%d\" targetRef=\"T%d\"/>"
                .formatted(target, target - 1, target);
    }
}
