package io.muster.scoring;

import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A runtime produced another value than a golden record expects: the version must not serve. */
public class GoldenMismatch extends Refusal {

    private final int record;
    private final String output;

    GoldenMismatch(String what, ReplayReport.Deviation deviation, double tolerance) {
        super(
                ScoringProblem.GOLDEN_MISMATCH,
                "%s: golden record %d expects %s in output '%s' (tolerance %s), the runtime gives %s when scoring %s"
                        .formatted(
                                what,
                                deviation.record(),
                                shown(deviation.expected()),
                                deviation.output(),
                                tolerance,
                                shown(deviation.got()),
                                deviation.road().word()));
        this.record = deviation.record();
        this.output = deviation.output();
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "no value" : "'" + value + "'";
    }

    /** The number of the golden record, from 1. */
    public int goldenRecord() {
        return record;
    }

    public String output() {
        return output;
    }
}
