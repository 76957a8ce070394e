package io.muster.diagrams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.BpmnSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The files of one deployment and what is defined in them: where the binding {@code deployment} looks. */
final class BundleDefinitions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Element> diagrams = new TreeMap<>();
    private final Map<String, Element> processes = new HashMap<>();
    private final Set<String> decisions = new HashSet<>();
    private final Set<String> forms = new HashSet<>();
    private final List<HumanTask> humanTasks = new ArrayList<>();
    private final List<DiagramProblem> unreadable = new ArrayList<>();

    private BundleDefinitions() {}

    static BundleDefinitions of(Collection<DeploymentFile> files) {
        var delivery = new BundleDefinitions();
        files.forEach(delivery::add);
        return delivery;
    }

    Map<String, Element> diagrams() {
        return diagrams;
    }

    List<DiagramProblem> unreadable() {
        return unreadable;
    }

    boolean hasProcess(String id) {
        return processes.containsKey(id);
    }

    Optional<Element> process(String id) {
        return Optional.ofNullable(processes.get(id));
    }

    /** @param kind {@code error} or {@code escalation} */
    boolean throwsCode(String kind, String code) {
        return diagrams.values().stream()
                .anyMatch(root -> new Codes(root).thrown(kind).contains(code));
    }

    boolean hasDecision(String id) {
        return decisions.contains(id);
    }

    boolean hasForm(String id) {
        return forms.contains(id);
    }

    /** Those with which a control is provided; several when it can be signed in several places. */
    List<HumanTask> signOffs(String control) {
        return humanTasks.stream()
                .filter(task -> control.equals(task.control()))
                .toList();
    }

    private void add(DeploymentFile file) {
        if ((file.isDiagram() || file.isTable() || file.isForm()) && !file.isPlainlyNamed()) {
            unreadable.add(DiagramProblem.inFile(
                    Rule.UNREADABLE,
                    file.name(),
                    0,
                    0,
                    "its name must end in .bpmn, .bpmn20.xml, .dmn, .dmn11.xml or .form"));
        }
        read(file);
    }

    private void read(DeploymentFile file) {
        try {
            if (file.isDiagram()) {
                addDiagram(file.name(), XmlFile.read(file));
                BpmnSchema.faults(file.content())
                        .forEach(fault -> unreadable.add(DiagramProblem.inFile(
                                Rule.UNREADABLE, file.name(), fault.line(), fault.column(), fault.cause())));
            } else if (file.isTable()) {
                addTable(XmlFile.read(file));
            } else if (file.isForm()) {
                addForm(file);
            }
        } catch (XmlFile.Unreadable e) {
            if (file.isDiagram()) {
                unreadable.add(e.finding(file.name()));
            }
        }
    }

    private void addDiagram(String name, Element root) {
        diagrams.put(name, root);
        Xml.visit(root, element -> {
            if (Xml.is(element, "process") && element.attribute("id") != null) {
                processes.put(element.attribute("id"), element);
            } else if (Xml.is(element, "userTask")) {
                humanTasks.add(Xml.humanTask(element));
            }
        });
    }

    private void addTable(Element root) {
        root.elements("decision").stream()
                .map(decision -> decision.attribute("id"))
                .filter(id -> id != null && !id.isBlank())
                .forEach(decisions::add);
    }

    private void addForm(DeploymentFile file) {
        try {
            var id = JSON.readValue(file.content(), JsonNode.class).path("id").asText();
            if (id.isBlank()) {
                unreadable.add(DiagramProblem.inFile(Rule.UNREADABLE, file.name(), 0, 0, "a form needs an id"));
            }
            forms.add(id);
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            unreadable.add(DiagramProblem.inFile(
                    Rule.UNREADABLE,
                    file.name(),
                    where == null ? 0 : where.getLineNr(),
                    where == null ? 0 : where.getColumnNr(),
                    "the form is no JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }
}
