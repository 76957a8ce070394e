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
import org.springframework.stereotype.Component;

/**
 * The list of revocations: a chain of signed entries. An entry that was edited or taken out breaks the chain or its
 * count, and then nothing is allowed; all entries are also in the memory of every node that saw them.
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

    /** @throws CertificateAlreadyRevoked if it was taken back before, perhaps while we waited for our turn */
    Certificate.Revocation append(Certificate certificate, String reason, Actor by) {
        var number = rows.lockAndCount();
        if (known().of(certificate.serial()).isPresent()) {
            throw new CertificateAlreadyRevoked(certificate.serial());
        }
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

    List<String> envelopes() {
        return rows.all();
    }

    Known known() {
        var count = rows.count();
        var reading = new Reading();
        memory.entries().forEach(reading::remembered);
        var stored = rows.all();
        var damage = reading.follow(stored, count);
        opened = reading.entries;
        if (damage.isEmpty()) {
            memory.remember(stored);
        }
        return new Known(Map.copyOf(reading.bySerial), damage);
    }

    /** One reading of the list. What an earlier one opened need not be verified again: it is the same text. */
    private final class Reading {

        private final Map<String, RevocationPredicate> entries = new HashMap<>();
        private final Map<String, Certificate.Revocation> bySerial = new HashMap<>();
        private final RevocationChain chain = new RevocationChain();

        /** A line that cannot be read is one the machine died over. */
        void remembered(String envelope) {
            try {
                keep(envelope, open(envelope));
            } catch (NotTrusted torn) {
                // The same entry is in the database, or was never committed.
            }
        }

        /** @return what is wrong with the list, if anything */
        Optional<String> follow(List<String> stored, long count) {
            try {
                for (var envelope : stored) {
                    var entry = open(envelope);
                    chain.next(envelope, entry);
                    keep(envelope, entry);
                }
            } catch (NotTrusted e) {
                return damage("after entry %d: %s".formatted(chain.length(), e.getMessage()));
            }
            return chain.length() < count
                    ? damage("it has %d entries, but %d were written".formatted(chain.length(), count))
                    : Optional.empty();
        }

        private void keep(String envelope, RevocationPredicate entry) {
            entries.put(envelope, entry);
            bySerial.put(entry.certificate(), revocation(entry));
        }

        private RevocationPredicate open(String envelope) throws NotTrusted {
            var known = opened.get(envelope);
            return known != null
                    ? known
                    : seal.open(envelope, RevocationPredicate.TYPE).predicate(RevocationPredicate.class);
        }

        private Optional<String> damage(String how) {
            return Optional.of("The list of revocations is damaged, so nothing is allowed: " + how);
        }
    }

    private static Certificate.Revocation revocation(RevocationPredicate entry) {
        return new Certificate.Revocation(entry.number(), entry.reason(), entry.by(), entry.at());
    }
}
