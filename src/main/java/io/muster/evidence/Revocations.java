package io.muster.evidence;

import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.RevocationPredicate;
import io.muster.evidence.attestation.Statement;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The list of revocations: a chain of signed entries. An entry that was edited or taken out of the middle breaks the
 * chain, and then nothing is allowed; entries taken off the end are still in the memory of every node that saw them.
 */
@Component
class Revocations {

    private final RevocationRows rows;
    private final RevocationMemory memory;
    private final Seal seal;
    private final Clock clock;
    private volatile Map<String, RevocationPredicate> opened = Map.of();

    Revocations(RevocationRows rows, RevocationMemory memory, Seal seal, Clock clock) {
        this.rows = rows;
        this.memory = memory;
        this.seal = seal;
        this.clock = clock;
    }

    /** @param damage why nothing can be trusted at all, if so */
    record Known(Map<String, Certificate.Revocation> bySerial, Optional<String> damage) {

        Optional<Certificate.Revocation> of(String serial) {
            return Optional.ofNullable(bySerial.get(serial));
        }
    }

    Certificate.Revocation append(Certificate certificate, String reason, Actor by) {
        var number = rows.lockAndCount();
        var predicate = new RevocationPredicate(
                number,
                rows.last().map(Digest::ofText).orElse(null),
                certificate.serial(),
                certificate.version(),
                reason,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var subject = Statement.Subject.of(certificate.serial(), Digest.ofText(certificate.envelope()));
        rows.insert(number, certificate.serial(), seal.seal(subject, RevocationPredicate.TYPE, predicate));
        return revocation(predicate);
    }

    Known known() {
        var stored = rows.all();
        var entries = memory.entries().stream()
                .flatMap(envelope -> trusted(envelope).stream())
                .collect(Collectors.toMap(RevocationPredicate::certificate, Revocations::revocation, (a, b) -> a));
        try {
            verified(stored).forEach(entry -> entries.put(entry.certificate(), revocation(entry)));
            memory.remember(stored.stream().map(RevocationRows.Row::envelope).toList());
            return new Known(Map.copyOf(entries), Optional.empty());
        } catch (NotTrusted e) {
            return new Known(Map.copyOf(entries), Optional.of("The list of revocations is damaged: " + e.getMessage()));
        }
    }

    private List<RevocationPredicate> verified(List<RevocationRows.Row> stored) throws NotTrusted {
        var fresh = new HashMap<String, RevocationPredicate>();
        Digest previous = null;
        long number = 0;
        for (var row : stored) {
            number++;
            var entry = open(row.envelope());
            if (entry.number() != number
                    || row.number() != number
                    || !java.util.Objects.equals(entry.previous(), previous)) {
                throw new NotTrusted("entry %d does not follow the one before it".formatted(row.number()));
            }
            fresh.put(row.envelope(), entry);
            previous = Digest.ofText(row.envelope());
        }
        opened = fresh;
        return stored.stream().map(row -> fresh.get(row.envelope())).toList();
    }

    private RevocationPredicate open(String envelope) throws NotTrusted {
        var known = opened.get(envelope);
        return known != null
                ? known
                : seal.open(envelope, RevocationPredicate.TYPE).predicate(RevocationPredicate.class);
    }

    private Optional<RevocationPredicate> trusted(String envelope) {
        try {
            return Optional.of(open(envelope));
        } catch (NotTrusted e) {
            return Optional.empty();
        }
    }

    private static Certificate.Revocation revocation(RevocationPredicate entry) {
        return new Certificate.Revocation(entry.number(), entry.reason(), entry.by(), entry.at());
    }
}
