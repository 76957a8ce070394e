package io.muster.proofs;

import io.muster.comparison.ControlDiff;
import io.muster.diagrams.DiagramFolder;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.proofs.prover.Prover;
import io.muster.proofs.record.ProofReport;
import io.muster.shared.Refusal;
import io.muster.shared.files.VisibleFiles;
import io.muster.step.StepCatalogue;
import io.muster.verification.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A folder of diagrams and tables as a server would deploy it: each folder with diagrams is one deployment, and all may
 * use all tables. Missing tables are taken from those that ship with Muster.
 */
public final class ProcessFolder {

    private final Prover prover;
    private final SortedMap<String, List<DeploymentFile>> deployments;
    private final boolean file;

    private ProcessFolder(Prover prover, SortedMap<String, List<DeploymentFile>> deployments, boolean file) {
        this.prover = prover;
        this.file = file;
        this.deployments = deployments;
    }

    /**
     * @param folder or a single diagram, which then is a deployment of its own
     * @param policies tables that replace others of the same id
     * @throws IOException if something cannot be read
     * @throws Refusal {@code TABLE_UNREADABLE} if one is not a table
     */
    public static ProcessFolder read(Path folder, List<Path> policies) throws IOException {
        var prover = new Prover(StepCatalogue.read());
        for (var shipped : new PathMatchingResourcePatternResolver().getResources(ShippedTables.PATTERN)) {
            try (var content = shipped.getInputStream()) {
                prover.with(new DeploymentFile(String.valueOf(shipped.getFilename()), content.readAllBytes()));
            }
        }
        var deployments = new TreeMap<String, List<DeploymentFile>>();
        for (var file : VisibleFiles.in(folder)) {
            if (DeploymentFile.isTable(file.toString())) {
                prover.with(new DeploymentFile(file.toString(), Files.readAllBytes(file)));
            } else if (DeploymentFile.isDiagram(file.toString())) {
                deployments
                        .computeIfAbsent(DiagramFolder.deployment(folder, file), any -> new ArrayList<>())
                        .add(new DeploymentFile(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        }
        for (var policy : policies) {
            prover.with(new DeploymentFile(policy.toString(), Files.readAllBytes(policy)));
        }
        return new ProcessFolder(prover, deployments, Files.isRegularFile(folder));
    }

    /** Whether it is one diagram rather than a folder. */
    public boolean isFile() {
        return file;
    }

    /** Diagrams by deployment. */
    public SortedMap<String, List<DeploymentFile>> deployments() {
        return deployments;
    }

    /** Unreadable files are refused with a reason. */
    public ProofReport prove(String deployment) {
        var diagrams = deployments.get(deployment);
        try {
            return ProofReport.of(prover.prove(diagrams), prover.policyDigest(), prover.tableDigests());
        } catch (DiagramUnreadable e) {
            return ProofReport.of(Proof.of(deployment, diagrams, e), prover.policyDigest(), prover.tableDigests());
        }
    }

    /**
     * The changes between a deployment in an older folder and one in this folder, under this folder's policy.
     *
     * @throws io.muster.processfiles.DiagramUnreadable if a diagram is not BPMN
     */
    public ControlDiff compare(List<DeploymentFile> before, ProcessFolder older, List<DeploymentFile> after) {
        older.prover.withPolicyOf(prover);
        return ControlDiff.between(older.prover.edition(before), prover.edition(after));
    }
}
