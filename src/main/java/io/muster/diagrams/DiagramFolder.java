package io.muster.diagrams;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.processfiles.DeploymentFile;
import io.muster.security.UserGroups;
import io.muster.shared.files.VisibleFiles;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The diagram rules applied to a folder, without server or database: each folder with diagrams is one deployment, and
 * the binding {@code latest} finds the contents of the others and what ships with Muster.
 */
public final class DiagramFolder {

    private static final String SHIPPED = "classpath*:processes/*/*.*";

    private final Path folder;
    private final UserGroups groups;
    private final SortedMap<String, List<DeploymentFile>> deployments = new TreeMap<>();
    private final List<DeploymentFile> all = new ArrayList<>();

    private DiagramFolder(Path folder, UserGroups groups) {
        this.groups = groups;
        this.folder = folder;
    }

    /** As {@link #check(Path, UserGroups)}, for diagrams that name the groups of roles only. */
    public static SortedMap<String, List<DiagramProblem>> check(Path folder) throws IOException {
        return check(folder, UserGroups.shipped());
    }

    /**
     * @param groups all that diagrams may name
     * @return the problems of each deployment that has some, by file and line
     * @throws IOException if something cannot be read
     */
    public static SortedMap<String, List<DiagramProblem>> check(Path folder, UserGroups groups) throws IOException {
        var diagrams = new DiagramFolder(folder, groups);
        diagrams.addShipped();
        for (var file : VisibleFiles.in(folder)) {
            diagrams.add(file);
        }
        return diagrams.findings();
    }

    private void addShipped() throws IOException {
        for (var shipped : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
            var name = String.valueOf(shipped.getFilename());
            if (isTableOrForm(name)) {
                try (var content = shipped.getInputStream()) {
                    all.add(new DeploymentFile(name, content.readAllBytes()));
                }
            }
        }
    }

    private void add(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (!DeploymentFile.isDeployed(name)) {
            return;
        }
        var sent = new DeploymentFile(name, Files.readAllBytes(file));
        deployments
                .computeIfAbsent(deployment(folder, file), any -> new ArrayList<>())
                .add(sent);
        if (isTableOrForm(name)) {
            all.add(sent);
        }
    }

    /** The name under which a file of a folder is deployed. */
    public static String deployment(Path folder, Path file) {
        if (folder.equals(file)) {
            return String.valueOf(file.getFileName());
        }
        var name = folder.relativize(file.getParent()).toString();
        return name.isEmpty()
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : name;
    }

    private SortedMap<String, List<DiagramProblem>> findings() {
        var rules = new DiagramRules(StepCatalogue.read(), groups);
        var resources = DeployedResources.of(all);
        var findings = new TreeMap<String, List<DiagramProblem>>();
        deployments.forEach((name, files) -> {
            if (files.stream().anyMatch(DeploymentFile::isDiagram)) {
                findings.put(name, rules.check(files, resources));
            }
        });
        return findings;
    }

    private static boolean isTableOrForm(String name) {
        return DeploymentFile.isTable(name) || DeploymentFile.isForm(name);
    }
}
