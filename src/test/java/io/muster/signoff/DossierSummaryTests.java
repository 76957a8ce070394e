package io.muster.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.Evidence;
import io.muster.evidence.findings.Finding;
import io.muster.signoff.Dossiers.DossierSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DossierSummaryTests {

    private static final int THE_ENGINES_LONGEST_TEXT = 4000;

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void saysAllOfALittle() {
        evidence.add(Papers.evidence("validation", "accepted", Map.of()));
        evidence.add(Papers.signOff("independent-review", "For good reason", "up to 10"));
        findings.add(Papers.finding("Leaks the outcome"));

        assertThat(summary()).isEqualTo("""
                        validation: accepted

                        Open findings: HIGH: Leaks the outcome, due 2030-01-01

                        Earlier sign-offs: independent-review: accept by vera (For good reason, on condition: up to 10)""");
    }

    @Test
    void muchEvidenceTakesNeitherFindingsNorSignOffsNorTheTierOffTheForm() {
        evidence.add(Papers.lowered(3, 1, "Few customers"));
        IntStream.range(0, 300).forEach(each -> evidence.add(Papers.evidence("validation", "rejected", Map.of())));
        evidence.add(Papers.evidence("validation", "accepted", Map.of()));
        evidence.add(Papers.signOff("independent-review", "For good reason", "up to 10"));
        findings.add(Papers.finding("Leaks the outcome"));

        assertThat(summary())
                .hasSizeLessThan(THE_ENGINES_LONGEST_TEXT)
                .contains("tier: tier-3, lowered from 1 by vera: Few customers; confirmed by anna")
                .contains("validation: accepted; and 289 earlier (see the evidence page)")
                .contains("Open findings: HIGH: Leaks the outcome, due")
                .contains("Earlier sign-offs: independent-review: accept by vera");
    }

    @Test
    void oneLongTextOfAnotherKindDoesNotEither() {
        evidence.add(Papers.signOff("independent-review", "For good reason", "up to 10"));
        findings.add(Papers.finding("Leaks the outcome"));

        assertThat(DossierSummary.of("difference; ".repeat(1000), Papers.dossier(evidence, findings)))
                .hasSizeLessThan(THE_ENGINES_LONGEST_TEXT)
                .contains("… (the evidence page shows the rest)")
                .contains("Open findings: HIGH: Leaks the outcome, due")
                .contains("Earlier sign-offs: independent-review: accept by vera");
    }

    @Test
    void longSignOffsAndFindingsLeaveRoomForEachOtherAndSayHowManyAreShown() {
        IntStream.range(0, 9).forEach(each -> {
            evidence.add(Papers.lowered(3, 1, each + "Few customers. ".repeat(99)));
            evidence.add(Papers.signOff("control-" + each, "reason ".repeat(99), "condition ".repeat(99)));
            findings.add(Papers.finding(each + " leak ".repeat(99)));
        });

        assertThat(summary())
                .hasSizeLessThan(THE_ENGINES_LONGEST_TEXT)
                .contains("tier: tier-3, lowered from 1 by vera: 8Few customers.")
                .contains("Open findings, the newest 5 of 9: HIGH: 4 leak")
                .contains("HIGH: 8 leak")
                .contains("Earlier sign-offs, the newest 2 of 9: control-7: accept by vera")
                .contains("control-8: accept by vera")
                .endsWith("…)");
    }

    @Test
    void saysHowManyAreLeftOut() {
        IntStream.range(0, 7).forEach(each -> findings.add(Papers.finding("Leak " + each)));

        assertThat(summary()).contains("Open findings, the newest 6 of 7: HIGH: Leak 1, due");
    }

    private String summary() {
        var dossier = Papers.dossier(evidence, findings);
        return DossierSummary.of(EvidenceWords.of(dossier.evidence()), dossier);
    }
}
