package io.muster.diagrams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentFile;
import io.muster.shared.Actor;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Diagrams held against the rules as the command line applies them: without engine, database or Spring. */
abstract class CheckedDiagrams {

    static final DiagramRules RULES = new DiagramRules(StepCatalogue.read());

    static final DeployedResources NOTHING = DeployedResources.of(List.of());

    static final String FORM = "{\"id\": \"decide\", \"type\": \"default\", \"components\": []}";

    static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="table" name="table" camunda:historyTimeToLive="P1D"/></definitions>""";

    static String around(String task) {
        return Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
                %s<bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(task));
    }

    static List<DiagramProblem> check(DeploymentFile... files) {
        return RULES.check(List.of(files), NOTHING);
    }

    static Set<Rule> rules(List<DiagramProblem> findings) {
        return findings.stream().map(DiagramProblem::rule).collect(Collectors.toSet());
    }

    static DeploymentFile file(String name, String content) {
        return new DeploymentFile(name, content.getBytes(UTF_8));
    }

    static String work(String attributes) {
        var task = Diagram.userTask("Step", "validator", "muster.decisions=done", "muster.decisionVariable=workDone")
                .replace("<bpmn:userTask", "<bpmn:userTask " + attributes);
        return Diagram.around("p", task, "Step");
    }

    /** {@code validator=vera,anna approver=}. */
    static DeployedResources with(String people) {
        Map<String, Set<Actor>> groups = Arrays.stream(people.split(" "))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(
                        entry -> entry[0],
                        entry -> Arrays.stream(entry[1].split(","))
                                .filter(name -> !name.isEmpty())
                                .map(Actor::person)
                                .collect(Collectors.toSet())));
        return new DeployedResources() {
            @Override
            public boolean hasDecision(String id) {
                return false;
            }

            @Override
            public boolean hasForm(String id) {
                return false;
            }

            @Override
            public Optional<Set<Actor>> inGroup(String group) {
                return Optional.of(groups.getOrDefault(group, Set.of()));
            }

            @Override
            public Optional<Set<String>> targets() {
                return Optional.of(Set.of("embedded", "cluster"));
            }
        };
    }

    static DeploymentFile read(Path file) {
        try {
            return new DeploymentFile(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
