package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The engine's error messages, shortened to one sentence without paths. */
final class DatasetErrors {

    private static final Pattern CSV =
            Pattern.compile("CSV Error on Line: (\\d+)\\s*\\n(?:Original Line: (?s:.*?)\\n)?([^\\n]+)\\n");
    private static final int MAX_LENGTH = 300;

    private DatasetErrors() {}

    static Refusal of(DatasetId id, SQLException failure) {
        return new Refusal(
                DatasetProblem.UNREADABLE_DATASET,
                "Dataset '%s': %s".formatted(id, sentence(Objects.toString(failure.getMessage(), ""))),
                failure);
    }

    static String sentence(String complaint) {
        var csv = CSV.matcher(complaint);
        if (csv.find()) {
            return "line %s: %s".formatted(csv.group(1), reason(complaint));
        }
        var first = complaint
                .lines()
                .filter(line -> !line.contains("closed pending query result"))
                .findFirst()
                .orElse("not readable")
                .replaceAll("'?/\\S+'?", "the file");
        return Texts.abbreviate(first, MAX_LENGTH);
    }

    private static String reason(String complaint) {
        return complaint
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Expected Number of Columns")
                        || line.startsWith("Value with unterminated quote")
                        || line.startsWith("Invalid unicode")
                        || line.startsWith("Maximum line size"))
                .findFirst()
                .orElse("malformed row");
    }
}
