package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.Comparison;
import io.muster.proofs.DeploymentComparison;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares the processes and decision tables of a new deployment with what they replace, while the engine lets no one else
 * deploy. What a person deploys and what weakens a control, or changes a table that something asks, needs a signature.
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

    /** What is found. */
    public sealed interface Finding {}

    /** Nothing is weaker, or it is signed, or Muster itself deploys. */
    public record Agreed() implements Finding {}

    /** It cannot come in force, whoever agrees. */
    public record Objected(List<FileProblem> problems) implements Finding {

        public Objected {
            problems = List.copyOf(problems);
        }
    }

    /** The owner has to agree. */
    public record ToSign(Comparison comparison) implements Finding {}

    /**
     * Inside the command that deploys, when the engine has taken the files in.
     *
     * @param deployment the engine's id
     * @param former for each process in the files the id of the version that was in force, or
     *     {@link DeploymentComparison#NONE}
     * @throws ComparisonOutdated if it is the deployment of a signed change, and something else came in force since
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
        var contents = files.contents();
        SignedDeployment.requireOnTopOf(new Basis(former, comparing.getObject().under(contents, former.keySet())));
        var objections = comparing.getObject().objections(contents);
        if (!objections.isEmpty()) {
            return objected(files, objections);
        }
        agreed.getObject().agree(contents);
        return new Agreed();
    }

    private Finding examine(DeploymentBundle files, @Nullable String tenant, Map<String, String> former) {
        var comparison = comparing.getObject().compare(files.contents(), former);
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
        agreed.getObject().agreeAgain(files.contents());
        return new Agreed();
    }

    /** What is new with Muster, or with an installation's own folder, weakens nothing that was there. */
    private Finding takeOver(String deployment, DeploymentBundle files, SortedMap<String, String> former) {
        var replaced = new TreeMap<>(former);
        replaced.values().removeIf(DeploymentComparison.NONE::equals);
        var comparison = comparing.getObject().compare(files.contents(), replaced);
        agreed.getObject().takeOver(files.contents(), comparison);
        if (WeakerProcesses.isTold(comparison)) {
            weaker.getObject().tell(deployment, files, comparison);
        }
        return new Agreed();
    }

    /** A table of a tenant would answer beside the one that everybody agreed to. */
    private List<String> ofTenant(@Nullable String tenant, DeploymentBundle files) {
        return tenant == null
                ? List.of()
                : comparing.getObject().asked(files.contents()).keySet().stream()
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
     * Asks the owner to sign a deployment that needs it, whose own transaction was undone.
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
