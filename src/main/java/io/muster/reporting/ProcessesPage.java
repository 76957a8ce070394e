package io.muster.reporting;

import io.muster.extensions.ExtensionJar;
import io.muster.extensions.InstalledExtensions;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.comparison.DeployedProcesses;
import io.muster.proofs.comparison.DeployedProcesses.DeployedProcess;
import io.muster.proofs.record.Proofs;
import io.muster.rendering.PathPictures.PathPicture;
import io.muster.rendering.Picture;
import io.muster.reporting.ProcessesPage.ProcessView.ProcessRow;
import io.muster.reporting.ProcessesPage.ProcessView.VersionRow;
import io.muster.reporting.VersionPage.VersionView;
import io.muster.shared.Refusal;
import io.muster.step.Step;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page of the processes in force and their proofs. */
@Service
public class ProcessesPage {

    private final DeployedProcesses processes;
    private final Proofs proofs;
    private final InstalledExtensions extensions;

    ProcessesPage(DeployedProcesses processes, Proofs proofs, InstalledExtensions extensions) {
        this.processes = processes;
        this.proofs = proofs;
        this.extensions = extensions;
    }

    /** The jars from outside that are part of this server. */
    public List<ExtensionRow> extensions() {
        return extensions.jars().stream()
                .map(jar -> new ExtensionRow(jar.name(), jar.digest().toString(), parts(jar)))
                .toList();
    }

    private static String parts(ExtensionJar jar) {
        return jar.parts().stream().map(ProcessesPage::part).collect(Collectors.joining("; "));
    }

    private static String part(ExtensionJar.Part part) {
        if (!part.type().isAnnotationPresent(Step.class)) {
            return "%s %s".formatted(part.kind(), part.className());
        }
        var step = StepContract.of(part.type());
        return "%s %s (%s)".formatted(part.kind(), step.declaration().title(), step.id());
    }

    @Transactional(readOnly = true)
    public List<ProcessRow> list() {
        return processes.newest().stream().map(this::row).toList();
    }

    /**
     * The newest version.
     *
     * @throws Refusal {@code PROCESS_NOT_DEPLOYED} if there is none
     */
    @Transactional(readOnly = true)
    public ProcessView newest(String key) {
        return view(processes.versions(key).get(0));
    }

    /** @throws Refusal {@code PROCESS_NOT_DEPLOYED} if there is none */
    @Transactional(readOnly = true)
    public ProcessView read(String key, int version) {
        return view(processes.version(key, version));
    }

    private ProcessView view(DeployedProcess process) {
        var diagrams = processes.diagrams(process);
        return new ProcessView(
                row(process),
                picture(process, diagrams),
                versions(process.key()),
                proofs.of(process.id())
                        .map(proof -> new ProofWording(diagrams).view(proof))
                        .orElse(null));
    }

    private List<VersionRow> versions(String key) {
        var versions = processes.versions(key);
        var rows = new ArrayList<VersionRow>();
        for (var i = 0; i < versions.size(); i++) {
            var row = row(versions.get(i));
            var before = i + 1 < versions.size() ? versions.get(i + 1).version() : null;
            rows.add(new VersionRow(row.version(), row.tag(), row.deployed(), row.verdict(), row.kept(), before));
        }
        return rows;
    }

    private ProcessRow row(DeployedProcess process) {
        var proof = proofs.of(process.id());
        return new ProcessRow(
                process.key(),
                process.name(),
                process.version(),
                process.tag(),
                PageWording.time(process.deployedAt()),
                proof.map(ProofWording::verdict).orElse("not proved"),
                proof.map(ProofWording::isKept).orElse(null));
    }

    private static String picture(DeployedProcess process, List<DeploymentFile> diagrams) {
        return diagrams.stream()
                .filter(diagram -> diagram.name().equals(process.diagram()))
                .map(Picture::of)
                .filter(Picture::isDrawn)
                .map(picture -> picture.svg("Diagram of " + process.name(), Map.of()))
                .findFirst()
                .orElse("");
    }

    /**
     * A version of a process with its picture and proof.
     *
     * @param picture SVG, safe to embed; empty if the diagram has no layout
     * @param versions all versions, newest first
     * @param proof null if there is none
     */
    public record ProcessView(
            ProcessRow process,
            String picture,
            List<VersionRow> versions,
            @Nullable ProofView proof) {

        public ProcessView {
            versions = List.copyOf(versions);
        }

        /** @param before the previous version, or null for the first */
        public record VersionRow(
                int version,
                @Nullable String tag,
                String deployed,
                String verdict,
                @Nullable Boolean kept,
                @Nullable Integer before) {}

        /**
         * @param untranslated elements about which nothing can be proved
         * @param facts names and values
         */
        public record ProofView(
                boolean permits,
                List<PropertyRow> properties,
                List<String> untranslated,
                List<VersionView.Fact> facts) {

            public ProofView {
                properties = List.copyOf(properties);
                untranslated = List.copyOf(untranslated);
                facts = List.copyOf(facts);
            }
        }

        /** @param verdict proven, violated or undecided */
        public record PropertyRow(String id, String sentence, String verdict, List<OffenceRow> offences) {

            public PropertyRow {
                offences = List.copyOf(offences);
            }

            public boolean isProven() {
                return verdict.equals("proven");
            }
        }

        /** @param pictures of the diagrams on the path */
        public record OffenceRow(String tiers, String enforcement, String inWords, List<PathPicture> pictures) {

            public OffenceRow {
                pictures = List.copyOf(pictures);
            }
        }

        /**
         * A process in a list.
         *
         * @param verdict the result of its proof, in words
         * @param kept whether all properties hold; null if there is no proof
         */
        public record ProcessRow(
                String key,
                String name,
                int version,
                @Nullable String tag,
                String deployed,
                String verdict,
                @Nullable Boolean kept) {}
    }
}
