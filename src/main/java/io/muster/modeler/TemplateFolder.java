package io.muster.modeler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A folder of templates on disk, beside diagrams. Templates of other vendors in the same folder are left alone. */
public final class TemplateFolder {

    private final Path folder;

    /** @param processes the folder of diagrams that contains the templates, or is below them */
    public TemplateFolder(Path processes) {
        this.folder = processes.resolve(ModelerTemplates.FOLDER);
    }

    /** The files that are missing, outdated or no longer needed, by name. */
    public List<String> stale(ModelerTemplates templates) throws IOException {
        var expected = templates.files();
        var stale = new TreeSet<String>(surplus(templates));
        for (var file : expected.keySet()) {
            var path = folder.resolve(file);
            if (!Files.exists(path) || !Files.readString(path).equals(expected.get(file))) {
                stale.add(file);
            }
        }
        return List.copyOf(stale);
    }

    /** @return the files that were written or removed, by name */
    public List<String> write(ModelerTemplates templates) throws IOException {
        var stale = stale(templates);
        var expected = templates.files();
        Files.createDirectories(folder);
        for (var file : stale) {
            var content = expected.get(file);
            if (content == null) {
                Files.delete(folder.resolve(file));
            } else {
                Files.writeString(folder.resolve(file), content);
            }
        }
        return stale;
    }

    /** Keys without effect in any template of the folder, Muster's or another's: a sentence each. */
    public List<String> ineffective() throws IOException {
        var found = new ArrayList<String>();
        for (var file : jsonFiles()) {
            found.addAll(EffectiveKeys.complaints(file));
        }
        return found;
    }

    private List<String> surplus(ModelerTemplates templates) throws IOException {
        var expected = templates.files().keySet();
        var surplus = new ArrayList<String>();
        for (var file : jsonFiles()) {
            var name = file.getFileName().toString();
            if (!expected.contains(name) && Files.readString(file).contains("\"id\": \"" + Template.PREFIX)) {
                surplus.add(name);
            }
        }
        return surplus;
    }

    private List<Path> jsonFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
