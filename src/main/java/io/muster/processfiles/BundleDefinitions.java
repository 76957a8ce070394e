package io.muster.processfiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The definitions in the files of one deployment, and the files that cannot be read. */
final class BundleDefinitions {

    private static final ObjectMapper JSON = new ObjectMapper();

    final SortedMap<String, FileElement> diagrams = new TreeMap<>();
    final Map<String, FileElement> processes = new HashMap<>();
    final Set<String> decisions = new HashSet<>();
    final Map<String, TaskForm> forms = new HashMap<>();
    final SortedMap<String, TaskForm> formFiles = new TreeMap<>();
    final List<HumanTask> humanTasks = new ArrayList<>();
    final List<FileProblem> unreadable = new ArrayList<>();

    BundleDefinitions(Collection<DeploymentFile> files) {
        files.forEach(this::add);
    }

    private void add(DeploymentFile file) {
        if (DeploymentFile.isDeployed(file.name()) && !file.isPlainlyNamed()) {
            add(file, 0, 0, "its name must end in .bpmn, .bpmn20.xml, .dmn, .dmn11.xml or .form");
        }
        try {
            if (file.isDiagram()) {
                addDiagram(file.name(), file.root());
                file.faults().forEach(fault -> add(file, fault.line(), fault.column(), fault.cause()));
            } else if (file.isTable()) {
                file.readableRoot().ifPresent(this::addTable);
            } else if (file.isForm()) {
                addForm(file);
            }
        } catch (FileUnreadable e) {
            add(file, e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private void add(DeploymentFile file, int line, int column, String why) {
        unreadable.add(new FileProblem(file.name(), line, column, null, List.of(), why));
    }

    private void addDiagram(String name, FileElement root) {
        diagrams.put(name, root);
        root.visit(element -> {
            if (BpmnXml.is(element, "process") && element.attribute("id") != null) {
                processes.put(element.attribute("id"), element);
            } else if (BpmnXml.is(element, "userTask")) {
                humanTasks.add(BpmnXml.humanTask(element));
            }
        });
    }

    private void addTable(FileElement root) {
        root.elements().stream()
                .filter(element -> element.tag().equals("decision"))
                .map(decision -> decision.attribute("id"))
                .filter(id -> id != null && !id.isBlank())
                .forEach(decisions::add);
    }

    private void addForm(DeploymentFile file) {
        try {
            var form = TaskForm.of(JSON.readValue(file.content(), JsonNode.class));
            if (form.id().isBlank()) {
                add(file, 0, 0, "a form needs an id");
            }
            forms.put(form.id(), form);
            formFiles.put(file.name(), form);
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            add(
                    file,
                    where == null ? 0 : where.getLineNr(),
                    where == null ? 0 : where.getColumnNr(),
                    "the form is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }
}
