package io.muster.lifecycle.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.SignOff;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.proofs.Demands;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.verification.model.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether people have signed off the use of a version as it is described now. A sign-off counts if it accepted and
 * provides a control without which the version may not serve.
 */
@Component
public class SignedUse {

    /** The control that a use without changes provides, and its kind of evidence. */
    public static final String CONTROL = "use-signed";

    private static final Set<Guard> SERVING = Set.of(Guard.DEPLOY, Guard.RENEW, Guard.EXCEPTION);

    private final EvidenceLedger ledger;
    private final Demands policy;

    SignedUse(EvidenceLedger ledger, Demands policy) {
        this.ledger = ledger;
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

    public Comparison compare(ModelVersion version) {
        var evidence = ledger.of(version.id());
        var signOff = Evidence.last(evidence, each -> isSignOff(each, controls(version)))
                .orElse(null);
        if (signOff == null) {
            return new Comparison(null, List.of(), "No one has signed off the use of this version.");
        }
        var signed = use(evidence.subList(0, evidence.indexOf(signOff)));
        var changed = differences(signed, use(evidence));
        return new Comparison(
                signOff.id(),
                changed,
                changed.isEmpty()
                        ? "The use is the one that %s signed off.".formatted(signOff.by())
                        : "Described differently since %s signed off: %s."
                                .formatted(signOff.by(), String.join(", ", changed)));
    }

    /**
     * For a certificate: no one has edited the use since a person signed it off.
     *
     * @throws io.muster.shared.Refusal {@code CONTROLS_MISSING} saying what was edited
     */
    public void require(ModelVersion version) {
        var comparison = compare(version);
        if (!comparison.isSigned()) {
            throw LifecycleProblem.controlsMissing(
                    version.id(), List.of("%s (%s)".formatted(CONTROL, comparison.conclusion())));
        }
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

    /** A use that was never recorded cannot have been signed off. */
    private static List<String> differences(@Nullable JsonNode signed, @Nullable JsonNode now) {
        if (signed == null || now == null) {
            return List.of("the use, which was not recorded");
        }
        var changed = new ArrayList<String>();
        now.properties().forEach(part -> {
            var before = signed.path(part.getKey());
            if (part.getValue().isObject()) {
                part.getValue().properties().stream()
                        .filter(member -> !member.getValue().equals(before.path(member.getKey())))
                        .forEach(member -> changed.add(part.getKey() + "." + member.getKey()));
                before.properties().stream()
                        .filter(member -> !part.getValue().has(member.getKey()))
                        .forEach(member -> changed.add(part.getKey() + "." + member.getKey()));
            } else if (!part.getValue().equals(before)) {
                changed.add(part.getKey());
            }
        });
        return changed;
    }
}
