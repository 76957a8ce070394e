package io.muster.lifecycle.steps.approve;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.SignOff;
import io.muster.lifecycle.steps.Controls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a certificate that people set when they signed off.
 *
 * @param conditions in words
 * @param end the earliest that anyone demanded; null if no one did
 */
record Terms(List<String> conditions, @Nullable Instant end) {

    static Terms of(List<Evidence> grounds) {
        return new Terms(
                Controls.conditions(grounds),
                grounds.stream()
                        .flatMap(each -> each.signOff().stream())
                        .map(SignOff::validUntil)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(Terms::endOf)
                        .orElse(null));
    }

    private static Instant endOf(LocalDate last) {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** With the conditions of a certificate that is renewed; how long that one was valid does not matter any more. */
    Terms after(Certificate former) {
        return new Terms(
                Stream.concat(former.conditions().stream(), conditions.stream())
                        .distinct()
                        .toList(),
                end);
    }

    /** Never later than the policy allows, whatever was signed. */
    Instant shortest(Instant policy) {
        return end == null || end.isAfter(policy) ? policy : end;
    }
}
