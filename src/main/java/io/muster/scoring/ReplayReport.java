package io.muster.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report on how a runtime reproduced the golden records of a version.
 *
 * @param records one line per golden record, in order
 * @param maxDeviation the largest of all records; infinite if a value is missing, of another kind or another text
 * @param matches whether every output is within its record's tolerance
 * @param firstMismatch what {@link GoldenMismatch} would report, or null
 */
public record ReplayReport(
        List<RecordReplay> records,
        double maxDeviation,
        boolean matches,
        @Nullable Deviation firstMismatch) {

    public ReplayReport {
        records = List.copyOf(records);
    }

    /** The way a value was computed; both must agree with the record. */
    public enum Road {
        ROW("single rows"),
        BATCH("a batch");

        private final String word;

        Road(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One golden record, replayed.
     *
     * @param record counts from 1
     * @param maxDeviation largest of its outputs, relative to the larger of 1 and the expected value
     * @param tolerance the record's own
     */
    public record RecordReplay(int record, double maxDeviation, double tolerance, boolean matches) {}

    /** One output of one golden record. */
    public record Deviation(
            int record,
            String output,
            @Nullable Object expected,
            @Nullable Object got,
            double deviation,
            Road road) {}
}
