package io.muster.proofs;

import io.muster.comparison.DeploymentVersion;
import io.muster.processfiles.DeploymentFile;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.step.StepContract;
import io.muster.verification.Proof;
import io.muster.verification.Verifier;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.InServiceWaits;
import io.muster.verification.model.ProofLimits;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Proves deployments. Needs no engine and no database: what it must know are the steps' declarations and the files of the
 * decision tables.
 */
public final class Prover {

    private final Collection<StepContract> steps;
    private final Tables tables = new Tables();

    /** @param steps all there are */
    public Prover(Collection<StepContract> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Adds decision tables: those that diagrams ask, and those the policy is made of. A table that is there already gives
     * way to one of the same id.
     *
     * @param file name, for messages
     * @throws Refusal {@code TABLE_UNREADABLE} if it holds none
     */
    public Prover with(String file, byte[] content) {
        tables.add(file, content);
        return this;
    }

    /**
     * @param diagrams of one deployment
     * @throws PolicyIncomplete if the policy's tables are not there
     * @throws io.muster.processfiles.DiagramUnreadable if one is no BPMN
     */
    public Proof prove(Collection<DeploymentFile> diagrams) {
        return prove(diagrams, ProofLimits.DEFAULT);
    }

    Proof prove(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        return verifier(diagrams, limits).prove(diagrams);
    }

    /**
     * Proves a version of a deployment and keeps what a comparison needs.
     *
     * @throws PolicyIncomplete if the policy's tables are not there
     * @throws io.muster.processfiles.DiagramUnreadable if a diagram is no BPMN
     */
    public DeploymentVersion edition(Collection<DeploymentFile> diagrams) {
        return edition(diagrams, ProofLimits.DEFAULT);
    }

    DeploymentVersion edition(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        var harmless = steps.stream()
                .filter(StepContract::isHarmless)
                .map(StepContract::id)
                .collect(Collectors.toSet());
        return DeploymentVersion.of(diagrams, verifier(diagrams, limits).examine(diagrams), harmless);
    }

    /** Takes over the policy of another: versions are compared under one. */
    Prover withPolicyOf(Prover other) {
        tables.adopt(PolicyTables.IDS, other.tables);
        return this;
    }

    private Verifier verifier(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        var meanings = DiagramSemantics.of(
                StepSemanticsReader.of(steps),
                tables.all().stream().map(TableSemantics::new).toList());
        var policy = PolicyTables.read(tables, meanings, InServiceWaits.in(diagrams));
        return new Verifier(meanings, policy, limits);
    }

    /** Over the tables the policy is made of: another one, another verdict. */
    public Digest policyDigest() {
        Map<String, Digest> digests = new TreeMap<>();
        PolicyTables.IDS.stream()
                .filter(id -> tables.find(id).isPresent())
                .forEach(id -> digests.put(id, tables.digest(id)));
        var text = digests.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Over everything that a verdict depends on besides the diagrams. */
    Digest digest() {
        return Digest.ofText(Verifier.VERSION + " " + tables.digests());
    }

    /** Whether a table that another knows as well is another one here. */
    boolean answersOtherwiseThan(Prover other) {
        var theirs = other.tables.digests();
        return tables.digests().entrySet().stream()
                .anyMatch(table -> theirs.containsKey(table.getKey())
                        && !theirs.get(table.getKey()).equals(table.getValue()));
    }
}
