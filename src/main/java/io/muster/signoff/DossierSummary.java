package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.findings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The form's summary of everything that the dossier's digest covers; the page shows all of it. Each part has room of
 * its own, so that long evidence cannot push findings or sign-offs off the form.
 */
final class DossierSummary {

    /** The engine stores texts of up to 4000 characters. */
    private static final int LONGEST = 3900;

    /** For open findings, and the same for earlier sign-offs; the rest is for evidence. */
    private static final int LONGEST_LIST = 1300;

    private static final int MOST = 6;

    private static final String CUT = "… (the evidence page shows the rest)";

    private DossierSummary() {}

    /** @param found the subject kind's summary of the evidence */
    static String of(String found, Dossier dossier) {
        var findings = listed("Open findings", dossier.findings(), DossierSummary::finding);
        var signOffs = listed("Earlier sign-offs", dossier.signOffs(), DossierSummary::signOff);
        return cut(found, LONGEST - findings.length() - signOffs.length()) + findings + signOffs;
    }

    /** A list that begins a paragraph; empty if there is nothing to list. */
    private static <T> String listed(String title, List<T> all, Function<T, String> words) {
        if (all.isEmpty()) {
            return "";
        }
        var newest = newest(all, words);
        var more = all.size() > newest.size() ? ", the newest %d of %d".formatted(newest.size(), all.size()) : "";
        return "\n\n" + cut("%s%s: %s".formatted(title, more, String.join("; ", newest)), LONGEST_LIST);
    }

    /** As many as there is room for, but at least one. */
    private static <T> List<String> newest(List<T> all, Function<T, String> words) {
        var fitting = new ArrayList<String>();
        var room = LONGEST_LIST - 100;
        for (var next = all.size() - 1; next >= 0 && fitting.size() < MOST; next--) {
            var text = words.apply(all.get(next));
            room -= text.length();
            if (room < 0 && !fitting.isEmpty()) {
                break;
            }
            fitting.add(0, text);
        }
        return fitting;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - CUT.length()) + CUT;
    }

    private static String finding(Finding finding) {
        return "%s: %s, due %s".formatted(finding.severity(), PlainText.of(finding.title()), finding.due());
    }

    private static String signOff(Evidence evidence) {
        var signOff = evidence.signOff().orElseThrow();
        var conditions = signOff.conditions().isEmpty()
                ? ""
                : ", on condition: " + PlainText.of(String.join(", ", signOff.conditions()));
        var answers = signOff.answers().stream()
                .map(answer -> ", " + PlainText.of(answer.toString()))
                .collect(Collectors.joining());
        return "%s: %s by %s (%s%s%s)"
                .formatted(
                        signOff.control(),
                        signOff.decision(),
                        evidence.by(),
                        PlainText.of(signOff.reason()),
                        conditions,
                        answers);
    }
}
