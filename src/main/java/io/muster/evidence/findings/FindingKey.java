package io.muster.evidence.findings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The place of a finding in a list: {@code 2027-03-01~01J…}. */
record FindingKey(LocalDate due, String id) {

    static String of(Finding finding) {
        return finding.due() + "~" + finding.id();
    }

    static FindingKey parse(String text) {
        var parts = text.split("~", 2);
        try {
            return new FindingKey(LocalDate.parse(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (DateTimeParseException e) {
            throw new InvalidFinding("'%s' is not a key of the list of findings".formatted(text));
        }
    }
}
