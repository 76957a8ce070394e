package io.muster.reporting;

import io.muster.audit.verification.Damage;
import io.muster.audit.verification.Integrity;
import io.muster.evidence.certificates.Certificates;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notice to readers that records behind a page are damaged. */
@Service
public class DamageNotice {

    private final Integrity integrity;
    private final Certificates certificates;

    DamageNotice(Integrity integrity, Certificates certificates) {
        this.integrity = integrity;
        this.certificates = certificates;
    }

    /** All known damage, one sentence each. */
    @Transactional(readOnly = true)
    public List<String> everywhere() {
        return integrity.damages().stream().map(DamageNotice::sentence).toList();
    }

    /** The damage to one version: to its own records as they are now, and to its model's audit chain as last verified. */
    @Transactional(readOnly = true)
    public List<String> of(VersionId version) {
        var own = certificates.damage(version).map(how -> "Records of %s: %s".formatted(version, how));
        var chain = integrity.damages().stream()
                .filter(damage -> damage.kind() == Damage.Kind.TRAIL
                        && damage.place().equals(version.model().name()))
                .map(DamageNotice::sentence);
        return Stream.concat(own.stream(), chain).toList();
    }

    private static String sentence(Damage damage) {
        var what = damage.kind() == Damage.Kind.TRAIL ? "Audit chain" : "Records of";
        return "%s %s: %s (found %s)"
                .formatted(what, damage.place(), damage.explanation(), PageWording.time(damage.since()));
    }
}
