package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a form says in few words about everything that the dossier's digest covers; the page says all of it. */
final class DossierSummary {

    /** The engine keeps texts of 4000 characters. */
    private static final int LONGEST = 3900;

    private static final int MOST = 6;

    private DossierSummary() {}

    /** @param found what its kind says about its evidence */
    static String of(String found, Dossier dossier) {
        var lines = new ArrayList<String>();
        lines.add(found);
        listed(lines, "Open findings", dossier.findings(), DossierSummary::finding);
        listed(lines, "Earlier sign-offs", dossier.signOffs(), DossierSummary::signOff);
        var text = String.join("\n\n", lines);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (the evidence page shows the rest)";
    }

    private static <T> void listed(List<String> lines, String title, List<T> all, Function<T, String> words) {
        if (all.isEmpty()) {
            return;
        }
        var newest = all.subList(Math.max(0, all.size() - MOST), all.size());
        var more = all.size() > MOST ? ", the newest %d of %d".formatted(MOST, all.size()) : "";
        lines.add("%s%s: %s"
                .formatted(
                        title,
                        more,
                        String.join("; ", newest.stream().map(words).toList())));
    }

    private static String finding(Finding finding) {
        return "%s: %s, due %s".formatted(finding.severity(), PlainText.of(finding.title()), finding.due());
    }

    private static String signOff(Evidence evidence) {
        var signOff = evidence.signOff().orElseThrow();
        var conditions = signOff.conditions().isEmpty()
                ? ""
                : ", on condition: " + PlainText.of(String.join(", ", signOff.conditions()));
        return "%s: %s by %s (%s%s)"
                .formatted(
                        signOff.control(),
                        signOff.decision(),
                        evidence.by(),
                        PlainText.of(signOff.reason()),
                        conditions);
    }
}
