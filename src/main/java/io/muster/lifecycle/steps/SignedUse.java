package io.muster.lifecycle.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.use.ChangeControls;
import io.muster.lifecycle.steps.use.UseChange;
import io.muster.proofs.Demands;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.verification.model.Guard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether people have signed off the use of a version as it is described now. A sign-off counts if it accepted and
 * provides a control without which the version may not serve. In a process in which people have decided, each of them must
 * have seen the present use; before that, what counts is the last sign-off that a certificate names. So a use that a
 * reviewer accepted and the approver refused is not signed in any later process. What the table
 * {@code change-controls} leaves unsigned does not count.
 */
@Component
public class SignedUse {

    /** The control that a use without changes provides, and its kind of evidence. */
    public static final String CONTROL = "use-signed";

    private static final Set<Guard> SERVING = Set.of(Guard.DEPLOY, Guard.RENEW, Guard.EXCEPTION, Guard.AMEND);

    private final EvidenceLedger ledger;
    private final Certificates certificates;
    private final Demands policy;
    private final ChangeControls changes;

    SignedUse(EvidenceLedger ledger, Certificates certificates, Demands policy, ChangeControls changes) {
        this.changes = changes;
        this.ledger = ledger;
        this.certificates = certificates;
        this.policy = policy;
    }

    /**
     * The use that was signed compared with the present one.
     *
     * @param signOff id of the last sign-off, or null if there is none
     * @param changed names of what is described differently now
     */
    public record Comparison(@Nullable String signOff, List<String> changed, String conclusion) {

        public boolean isSigned() {
            return signOff != null && changed.isEmpty();
        }
    }

    /** @param process the instance in which the use is compared */
    public Comparison compare(ModelVersion version, String process) {
        var evidence = ledger.of(version.id());
        var signOffs = signOffs(version, evidence, process);
        if (signOffs.isEmpty()) {
            return new Comparison(null, List.of(), "No one has signed off the use of this version.");
        }
        var last = signOffs.get(signOffs.size() - 1);
        for (var signOff : signOffs) {
            var changed = changes
                    .toBeSigned(since(signOff, evidence), version.tier().tier())
                    .stream()
                    .map(UseChange::field)
                    .toList();
            if (!changed.isEmpty()) {
                return new Comparison(
                        signOff.id(),
                        changed,
                        "Described differently since %s signed off: %s."
                                .formatted(signOff.by(), String.join(", ", changed)));
            }
        }
        return new Comparison(last.id(), List.of(), "The use is the one that %s signed off.".formatted(last.by()));
    }

    /**
     * What is described differently since the last sign-off that a certificate names. A process that
     * runs now does not count.
     */
    public List<UseChange> pending(ModelVersion version) {
        var evidence = ledger.of(version.id());
        return certified(version, evidence, controls(version))
                .map(signOff -> since(signOff, evidence))
                .orElseGet(() -> UseChange.between(null, use(evidence)));
    }

    private static List<UseChange> since(Evidence signOff, List<Evidence> evidence) {
        return UseChange.between(use(evidence.subList(0, evidence.indexOf(signOff))), use(evidence));
    }

    /**
     * For a certificate: no one has edited the use since people signed it off.
     *
     * @throws io.muster.shared.Refusal {@code CONTROLS_MISSING} saying what was edited
     */
    public void require(ModelVersion version, String process) {
        var comparison = compare(version, process);
        if (!comparison.isSigned()) {
            throw LifecycleProblem.controlsMissing(
                    version.id(), List.of("%s (%s)".formatted(CONTROL, comparison.conclusion())));
        }
    }

    /** The latest of each control in this process; if there are none, the last that a certificate names. In order of time. */
    private List<Evidence> signOffs(ModelVersion version, List<Evidence> evidence, String process) {
        var controls = controls(version);
        var here = new HashMap<String, Evidence>();
        evidence.stream()
                .filter(each -> isSignOff(each, controls) && process.equals(each.processInstance()))
                .forEach(each -> here.put(Controls.controlOf(each), each));
        if (!here.isEmpty()) {
            return evidence.stream().filter(here::containsValue).toList();
        }
        return certified(version, evidence, controls).stream().toList();
    }

    private Optional<Evidence> certified(ModelVersion version, List<Evidence> evidence, Set<String> controls) {
        var certified = certificates.of(version.id()).stream()
                .flatMap(certificate -> certificate.evidence().stream())
                .collect(Collectors.toSet());
        return Evidence.last(evidence, each -> isSignOff(each, controls) && certified.contains(each.id()));
    }

    private Set<String> controls(ModelVersion version) {
        var about = new Classification(version.tier().tier(), version.origin().word());
        var controls = new HashSet<String>();
        SERVING.forEach(guard -> controls.addAll(policy.of(guard, about).keySet()));
        return controls;
    }

    private static boolean isSignOff(Evidence evidence, Set<String> controls) {
        return evidence.signOff()
                .filter(SignOff::accepting)
                .map(SignOff::control)
                .filter(controls::contains)
                .isPresent();
    }

    private static @Nullable JsonNode use(List<Evidence> evidence) {
        return Evidence.last(evidence, each -> each.kind().equals(IntendedUse.KIND))
                .map(Evidence::body)
                .orElse(null);
    }
}
