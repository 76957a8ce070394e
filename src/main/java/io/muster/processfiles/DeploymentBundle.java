package io.muster.processfiles;

import io.muster.shared.Digest;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of one process deployment, by name: everybody who asks what one of them is, or where something stands, asks here. */
public final class DeploymentBundle {

    private final SortedMap<String, DeploymentFile> files = new TreeMap<>();
    private final Map<String, ElementPlaces> places = new HashMap<>();

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

    /** All of them, by name. */
    public List<DeploymentFile> files() {
        return List.copyOf(files.values());
    }

    public List<DeploymentFile> diagrams() {
        return files.values().stream().filter(DeploymentFile::isDiagram).toList();
    }

    public List<DeploymentFile> tables() {
        return files.values().stream().filter(DeploymentFile::isTable).toList();
    }

    /** Contents by name. */
    public SortedMap<String, byte[]> contents() {
        var contents = new TreeMap<String, byte[]>();
        files.forEach((name, file) -> contents.put(name, file.content()));
        return contents;
    }

    /** Of each file, by name. */
    public SortedMap<String, Digest> digests() {
        var digests = new TreeMap<String, Digest>();
        files.forEach((name, file) -> digests.put(name, file.digest()));
        return Collections.unmodifiableSortedMap(digests);
    }

    /** Of everything: of the lines {@code <digest>  <name>}, in the order of names, as {@code sha256sum} writes them. */
    public Digest digest() {
        return Digest.ofText(digests().entrySet().stream()
                .map(file -> "%s  %s\n".formatted(file.getValue().hex(), file.getKey()))
                .collect(Collectors.joining()));
    }

    /**
     * A problem in the diagram, or else the table, in which an element stands; where none has it, in the first of them.
     *
     * @param element at which it is shown; empty for none
     * @param elements all it is about
     */
    public FileProblem problem(String message, String element, List<String> elements) {
        var readable = Stream.concat(diagrams().stream(), tables().stream())
                .map(DeploymentFile::name)
                .toList();
        var file = readable.stream()
                .filter(name -> places(name).knows(element))
                .findFirst()
                .orElseGet(() -> readable.isEmpty() ? files.firstKey() : readable.get(0));
        return problem(file, message, element, elements);
    }

    /** A problem in one of the files. */
    public FileProblem problem(String file, String message, String element, List<String> elements) {
        return places(file).problem(file, message, element, elements);
    }

    private ElementPlaces places(String file) {
        return places.computeIfAbsent(
                file, name -> new ElementPlaces(files.get(name).content()));
    }

    /** Each name with its digest, in one line. */
    @Override
    public String toString() {
        return digests().entrySet().stream()
                .map(file -> "%s %s".formatted(file.getKey(), file.getValue()))
                .collect(Collectors.joining(", "));
    }
}
