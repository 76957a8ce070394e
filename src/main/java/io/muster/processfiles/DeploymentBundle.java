package io.muster.processfiles;

import io.muster.shared.Digest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one process deployment, by name: the one place that knows their kinds, their definitions and the
 * positions of elements. Not thread-safe.
 */
public final class DeploymentBundle {

    private final SortedMap<String, DeploymentFile> files = new TreeMap<>();
    private @Nullable BundleDefinitions definitions;

    private DeploymentBundle(Stream<DeploymentFile> files) {
        files.forEach(file -> this.files.put(file.name(), file));
    }

    public static DeploymentBundle of(Collection<DeploymentFile> files) {
        return new DeploymentBundle(files.stream());
    }

    /** @param contents by name */
    public static DeploymentBundle of(Map<String, byte[]> contents) {
        return new DeploymentBundle(
                contents.entrySet().stream().map(file -> new DeploymentFile(file.getKey(), file.getValue())));
    }

    /** All files, by name. */
    public List<DeploymentFile> files() {
        return List.copyOf(files.values());
    }

    public List<DeploymentFile> diagrams() {
        return files.values().stream().filter(DeploymentFile::isDiagram).toList();
    }

    public List<DeploymentFile> tables() {
        return files.values().stream().filter(DeploymentFile::isTable).toList();
    }

    /** The digest of each file, by name. */
    public SortedMap<String, Digest> digests() {
        var digests = new TreeMap<String, Digest>();
        files.forEach((name, file) -> digests.put(name, file.digest()));
        return Collections.unmodifiableSortedMap(digests);
    }

    /**
     * The digest of the whole bundle: of the lines {@code <digest> <name>}, in the order of names, as {@code sha256sum}
     * writes them.
     */
    public Digest digest() {
        return Digest.ofText(digests().entrySet().stream()
                .map(file -> "%s  %s\n".formatted(file.getValue().hex(), file.getKey()))
                .collect(Collectors.joining()));
    }

    /**
     * A problem in the diagram, or else the table, that contains an element; if none contains it, in the first of them.
     *
     * @param element at which it is shown; empty for none
     * @param elements all elements concerned
     */
    public FileProblem problem(String message, String element, List<String> elements) {
        var readable = Stream.concat(diagrams().stream(), tables().stream()).toList();
        var file = readable.stream()
                .filter(each -> find(each, element).isPresent())
                .findFirst()
                .orElseGet(() -> readable.isEmpty() ? files.get(files.firstKey()) : readable.get(0));
        return problem(file.name(), message, element, elements);
    }

    /** A problem in one of the files. */
    public FileProblem problem(String file, String message, String element, List<String> elements) {
        var place = find(files.get(file), element);
        return new FileProblem(
                file,
                place.map(FileElement::line).orElse(0),
                place.map(FileElement::column).orElse(0),
                element,
                elements,
                message);
    }

    private static Optional<FileElement> find(DeploymentFile file, String id) {
        return file.readableRoot()
                .flatMap(root -> root.all()
                        .filter(element -> id.equals(element.attribute("id")))
                        .findFirst());
    }

    /**
     * Files that are not what their names say, with the place of the error. Tables are excluded, because their own
     * rules report it.
     */
    public List<FileProblem> unreadable() {
        return List.copyOf(definitions().unreadable);
    }

    public boolean isReadable(DeploymentFile file) {
        return definitions().unreadable.stream()
                .noneMatch(problem -> problem.file().equals(file.name()));
    }

    /** The root elements of the diagrams that are XML, by name of the file. */
    public SortedMap<String, FileElement> roots() {
        return Collections.unmodifiableSortedMap(definitions().diagrams);
    }

    public boolean hasProcess(String id) {
        return definitions().processes.containsKey(id);
    }

    public Optional<FileElement> process(String id) {
        return Optional.ofNullable(definitions().processes.get(id));
    }

    public boolean hasDecision(String id) {
        return definitions().decisions.contains(id);
    }

    public boolean hasForm(String id) {
        return definitions().forms.containsKey(id);
    }

    public Optional<TaskForm> form(String id) {
        return Optional.ofNullable(definitions().forms.get(id));
    }

    /** The forms that are JSON, by name of the file. */
    public SortedMap<String, TaskForm> forms() {
        return Collections.unmodifiableSortedMap(definitions().formFiles);
    }

    /** Tasks that provide a control; several when it can be signed in several places. */
    public List<HumanTask> signOffs(String control) {
        return definitions().humanTasks.stream()
                .filter(task -> control.equals(task.control()))
                .toList();
    }

    private BundleDefinitions definitions() {
        if (definitions == null) {
            definitions = new BundleDefinitions(files.values());
        }
        return definitions;
    }

    /** Each name with its digest, in one line. */
    @Override
    public String toString() {
        return digests().entrySet().stream()
                .map(file -> "%s %s".formatted(file.getKey(), file.getValue()))
                .collect(Collectors.joining(", "));
    }
}
