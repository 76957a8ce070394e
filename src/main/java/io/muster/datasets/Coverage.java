package io.muster.datasets;

import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import java.time.LocalDate;

/**
 * The use case and the period that rows are from. Revalidation chooses actual outcomes by it.
 *
 * @param from the first day
 * @param to the last day
 */
public record Coverage(UseCaseId useCase, LocalDate from, LocalDate to) {

    /** @throws Refusal {@code UNREADABLE_DATASET} if a part is missing or the period ends before it begins */
    public Coverage {
        if (useCase == null || from == null || to == null) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "Data of a use case needs its period: expected 'useCase', 'from' and 'to' together");
        }
        if (to.isBefore(from)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "The period of the data ends on %s, before it begins on %s", to, from);
        }
    }

    /** @throws Refusal {@code UNREADABLE_DATASET} if the period has not ended yet: no outcome is known in advance */
    void requireEnded(LocalDate today) {
        if (to.isAfter(today)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "The period of the data ends on %s, after today, %s: no outcome is known in advance", to, today);
        }
    }
}
