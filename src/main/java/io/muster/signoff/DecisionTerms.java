package io.muster.signoff;

import io.muster.evidence.Condition;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.signoff.DecisionListener.Place;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The reader of the terms on which a person decides: conditions, and an earlier end than the policy's. What cannot be
 * kept as it was written is refused.
 */
@Component
class DecisionTerms {

    private static final String EXPECTED =
            "expected a text alone, or three parts: what must be done; the user id of who must do it; the day, such as 2027-03-01";

    private final UserDirectory people;
    private final LongestValidity longest;
    private final Clock clock;

    DecisionTerms(@Lazy UserDirectory people, @Lazy LongestValidity longest, Clock clock) {
        this.people = people;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * @param conditions one for each line
     * @param validUntil the last day of the certificate; null to leave it to the policy, and if the decision does not accept
     */
    record Terms(List<Condition> conditions, @Nullable LocalDate validUntil) {}

    /** @throws Refusal {@code DECISION_REFUSED} naming the field, what was written and what was expected */
    Terms read(Place place, DelegateTask task, String decision) {
        var conditions = Fields.lines(task, Fields.CONDITIONS).stream()
                .map(line -> condition(place, task, line))
                .toList();
        if (conditions.isEmpty() && place.task().needsConditions(decision)) {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "Task %s was completed with '%s' but without a condition: expected at least one",
                    place.described(task), decision);
        }
        return new Terms(conditions, place.task().accepting(decision) ? validUntil(place, task) : null);
    }

    private Condition condition(Place place, DelegateTask task, String line) {
        var parts = line.split(";", -1);
        if (parts.length == 1) {
            return Condition.limit(line);
        }
        if (parts.length != 3 || parts[0].isBlank()) {
            throw refused(place, task, "condition '%s': %s".formatted(line, EXPECTED));
        }
        var owner = parts[1].strip();
        if (people.find(owner).isEmpty()) {
            throw refused(place, task, "condition '%s': there is no user '%s'; %s".formatted(line, owner, EXPECTED));
        }
        return new Condition(parts[0].strip(), Actor.person(owner), future(place, task, "condition", parts[2].strip()));
    }

    private @Nullable LocalDate validUntil(Place place, DelegateTask task) {
        var text = Fields.text(task, Fields.VALID_UNTIL);
        if (text.isEmpty()) {
            return null;
        }
        var last = future(place, task, Fields.VALID_UNTIL, text);
        var end = Context.getCommandContext()
                .runWithoutAuthorization(() -> longest.end(place.subject()))
                .orElseThrow(() -> refused(
                        place,
                        task,
                        "%s '%s': no certificate follows, so leave it empty".formatted(Fields.VALID_UNTIL, text)));
        if (last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(end)) {
            throw refused(
                    place,
                    task,
                    "%s '%s': the policy allows a certificate until %s; a person may shorten that but not lengthen it"
                            .formatted(Fields.VALID_UNTIL, text, end));
        }
        return last;
    }

    private LocalDate future(Place place, DelegateTask task, String what, String text) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            throw refused(place, task, "%s '%s': expected a day such as %s".formatted(what, text, today.plusMonths(3)));
        }
        throw refused(place, task, "%s '%s': expected a day after %s".formatted(what, text, today));
    }

    private static Refusal refused(Place place, DelegateTask task, String why) {
        return SignOffProblem.DECISION_REFUSED.refusal("Task %s was completed with %s", place.described(task), why);
    }
}
