package io.muster.deployment;

import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;

/**
 * The usage of a version, in whole hours.
 *
 * @param since start of the first hour counted
 * @param callers most requests first
 */
public record Usage(VersionId version, Instant since, long requests, long rows, List<Caller> callers) {

    /**
     * @param user user id of the application or person
     * @param lastHour start of the last hour with a request
     */
    public record Caller(String user, long requests, long failures, long rows, Instant lastHour) {

        Caller plus(Caller other) {
            return new Caller(
                    user,
                    requests + other.requests,
                    failures + other.failures,
                    rows + other.rows,
                    lastHour.isAfter(other.lastHour) ? lastHour : other.lastHour);
        }
    }

    static Usage of(VersionId version, Instant since, List<Caller> callers) {
        return new Usage(
                version,
                since,
                callers.stream().mapToLong(Caller::requests).sum(),
                callers.stream().mapToLong(Caller::rows).sum(),
                List.copyOf(callers));
    }
}
