package io.muster.governance.weakening;

import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.SignedDeployment;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The comparison of a new deployment's processes and decision tables with what they replace, while the engine blocks
 * other deployments. A person's deployment needs a signature if it weakens a control or changes a table in use.
 */
@Component
public class WeakeningReview {

    private final GovernanceSettings settings;
    private final ObjectProvider<DeploymentComparison> comparing;
    private final ObjectProvider<ProposedChange> proposing;
    private final ObjectProvider<WeakerProcesses> weaker;
    private final ObjectProvider<TablesAgreed> agreed;

    WeakeningReview(
            GovernanceSettings settings,
            ObjectProvider<DeploymentComparison> comparing,
            ObjectProvider<ProposedChange> proposing,
            ObjectProvider<WeakerProcesses> weaker,
            ObjectProvider<TablesAgreed> agreed) {
        this.settings = settings;
        this.comparing = comparing;
        this.proposing = proposing;
        this.weaker = weaker;
        this.agreed = agreed;
    }

    /** The result of the review. */
    public sealed interface Finding {}

    /** Nothing is weaker, or it is signed, or Muster itself deploys. */
    public record Agreed() implements Finding {}

    /** It cannot come into force, even with agreement. */
    public record Objected(List<FileProblem> problems) implements Finding {

        public Objected {
            problems = List.copyOf(problems);
        }
    }

    /** The owner has to agree. */
    public record ToSign(Comparison comparison) implements Finding {}

    /**
     * Runs inside the command that deploys, after the engine has stored the files.
     *
     * @param deployment the engine's id
     * @param former for each process in the files the id of the version that was in force, or
     *     {@link DeploymentComparison#NONE}
     * @throws ComparisonOutdated if it is the deployment of a signed change, and something else came into force since
     */
    public Finding examine(
            String deployment,
            DeploymentBundle files,
            @Nullable String tenant,
            SortedMap<String, String> former,
            Actor by) {
        if (SignedDeployment.isUnderWay()) {
            return putInForce(files, former);
        }
        if (!settings.demanded()) {
            return new Agreed();
        }
        return by.isPerson() ? examine(files, tenant, former) : takeOver(deployment, files, former);
    }

    private Finding putInForce(DeploymentBundle files, Map<String, String> former) {
        SignedDeployment.requireOnTopOf(new Basis(former, comparing.getObject().under(files, former.keySet())));
        var objections = comparing.getObject().objections(files);
        if (!objections.isEmpty()) {
            return objected(files, objections);
        }
        agreed.getObject().agree(files);
        return new Agreed();
    }

    private Finding examine(DeploymentBundle files, @Nullable String tenant, Map<String, String> former) {
        var comparison = comparing.getObject().compare(files, former);
        if (!comparison.objections().isEmpty()) {
            return objected(files, comparison.objections());
        }
        var ofTenant = ofTenant(tenant, files);
        if (!ofTenant.isEmpty()) {
            return objected(files, ofTenant);
        }
        if (comparison.weakens()) {
            return new ToSign(comparison);
        }
        agreed.getObject().agreeAgain(files);
        return new Agreed();
    }

    /** New contents of Muster, or of an installation's own folder, weaken nothing that existed before. */
    private Finding takeOver(String deployment, DeploymentBundle files, SortedMap<String, String> former) {
        var replaced = new TreeMap<>(former);
        replaced.values().removeIf(DeploymentComparison.NONE::equals);
        var comparison = comparing.getObject().compare(files, replaced).withoutNewTables();
        agreed.getObject().takeOver(files, comparison);
        if (WeakerProcesses.isReported(comparison)) {
            weaker.getObject().report(deployment, files, comparison);
        }
        return new Agreed();
    }

    /** A tenant's table would exist beside the agreed one. */
    private List<String> ofTenant(@Nullable String tenant, DeploymentBundle files) {
        return tenant == null
                ? List.of()
                : comparing.getObject().asked(files).keySet().stream()
                        .map(table -> "table '%s': lifecycles ask it, so it cannot belong to tenant '%s' alone"
                                .formatted(table, tenant))
                        .toList();
    }

    private static Finding objected(DeploymentBundle files, List<String> why) {
        var report = new WeakeningReport(files);
        why.forEach(report::addRefusal);
        return new Objected(report.problems());
    }

    /**
     * Asks the owner to sign a deployment that needs it and was rolled back.
     *
     * @return why it was held back and what happens next
     */
    public List<FileProblem> propose(
            @Nullable String name,
            @Nullable String source,
            @Nullable String tenant,
            DeploymentBundle files,
            Comparison comparison,
            Actor by) {
        return proposing
                .getObject()
                .propose(new Sent(files.digest(), name, source, tenant, files.digests()), files, comparison, by);
    }
}
