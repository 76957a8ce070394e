package io.muster.lifecycle.findings;

import io.muster.engine.Decisions;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.inventory.Inventory;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The effects of open findings on versions, which the table {@code finding-effects} gives by severity, days past the due
 * date and tier. A finding whose risk is accepted has none, nor has one about a decision that is late.
 */
@Component
public class FindingEffects {

    /** What a certificate is called in the table. */
    public static final String CERTIFICATE = "certificate";

    private final Findings findings;
    private final Inventory inventory;
    private final Decisions decisions;
    private final Clock clock;

    FindingEffects(Findings findings, Inventory inventory, Decisions decisions, Clock clock) {
        this.findings = findings;
        this.inventory = inventory;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * One effect of a finding.
     *
     * @param what a control, {@code certificate} or {@code service}, or the group that is told
     */
    public record FindingEffect(Finding finding, Kind kind, String what) {

        /** The kinds of effects, as the table names them. */
        public enum Kind {
            BLOCKS,
            SUSPENDS,
            ESCALATES
        }
    }

    /** All effects of the open findings on a version at present. */
    public List<FindingEffect> of(VersionId version) {
        var open = findings.of(version).stream().filter(this::hasEffects).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var tier = tier(version);
        return open.stream().flatMap(finding -> of(finding, tier)).toList();
    }

    private boolean hasEffects(Finding finding) {
        return finding.isOpen() && !finding.isAboutDelay() && !finding.isAccepted(clock.instant());
    }

    private @Nullable Integer tier(VersionId version) {
        var tier = inventory.version(version).tier();
        return tier == null ? null : tier.tier();
    }

    /** The effects of one finding at present; none if it is closed, or not about a version. */
    public List<FindingEffect> of(Finding finding) {
        return finding.subject() instanceof VersionId version && hasEffects(finding)
                ? of(finding, tier(version)).toList()
                : List.of();
    }

    private Stream<FindingEffect> of(Finding finding, @Nullable Integer tier) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("severity", finding.severity().name());
        inputs.put("overdue", finding.overdueDays(clock.instant()));
        inputs.put("tier", tier);
        return decisions.askUnrecorded(Decisions.FINDING_EFFECTS, inputs).rows().stream()
                .map(row -> new FindingEffect(
                        finding,
                        FindingEffect.Kind.valueOf(
                                String.valueOf(row.get("effect")).toUpperCase(Locale.ROOT)),
                        String.valueOf(row.get("what"))));
    }

    /** Why a control or certificate cannot be given now, as a sentence; empty if no finding blocks it. */
    public Optional<String> blocking(VersionId version, String what) {
        return of(version).stream()
                .filter(effect -> effect.kind() == FindingEffect.Kind.BLOCKS
                        && effect.what().equals(what))
                .findFirst()
                .map(effect -> "finding '%s' (%s, due %s, owner %s) is open: close it, or accept its risk"
                        .formatted(
                                effect.finding().title(),
                                effect.finding().severity(),
                                effect.finding().due(),
                                effect.finding().owner()));
    }
}
