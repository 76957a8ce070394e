package io.muster.evidence.register;

import io.muster.evidence.Certificate;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.EvidenceSettings;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.RevocationListPredicate;
import io.muster.evidence.attestation.RevocationPredicate;
import io.muster.evidence.attestation.Statement;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The revocation list: a chain of signed entries. An edited or removed entry breaks the chain or its count, and then
 * nothing is allowed; every node also keeps a copy of the entries it has seen.
 *
 * <p>It is needed at every check of a certificate, so a verified reading is reused while the list has the same extent
 * and end. Editing an entry in its middle gains nothing: this node uses its earlier reading, and a node that starts
 * reads the whole list. The edit is noticed at the next full reading, after {@code muster.evidence.read-revocations} at
 * the latest.
 */
@Component
public class Revocations {

    private final RevocationRows rows;
    private final RevocationMemory memory;
    private final Seal seal;
    private final Clock clock;
    private final Duration usable;
    private volatile Map<String, RevocationPredicate> opened = Map.of();
    private volatile @Nullable Sound sound;

    Revocations(RevocationRows rows, RevocationMemory memory, Seal seal, Clock clock, EvidenceSettings settings) {
        this.rows = rows;
        this.memory = memory;
        this.seal = seal;
        this.clock = clock;
        this.usable = settings.readRevocations();
    }

    /** @param damage why nothing can be trusted at all, if damaged */
    public record Known(Map<String, Certificate.Revocation> bySerial, Optional<String> damage) {

        public Optional<Certificate.Revocation> of(String serial) {
            return Optional.ofNullable(bySerial.get(serial));
        }
    }

    /** @throws Refusal {@code CERTIFICATE_ALREADY_REVOKED} if it has already been revoked, perhaps while we waited for the lock */
    public Certificate.Revocation append(Certificate certificate, String reason, Actor by) {
        var number = rows.lockAndCount();
        if (known().of(certificate.serial()).isPresent()) {
            throw EvidenceProblem.CERTIFICATE_ALREADY_REVOKED.refusal(
                    "Certificate %s is already revoked", certificate.serial());
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
        var envelope = seal.seal(subject, RevocationPredicate.TYPE, predicate);
        rows.insert(number, certificate.serial(), envelope);
        memory.remember(List.of(envelope));
        return revocation(predicate);
    }

    public List<String> envelopes() {
        return rows.all();
    }

    /** The same with a signed last line that states the time of this extent. */
    public List<String> dated() {
        var envelopes = new ArrayList<>(rows.all());
        var last = envelopes.isEmpty() ? null : Digest.ofText(envelopes.get(envelopes.size() - 1));
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var predicate = new RevocationListPredicate(envelopes.size(), last, at);
        var subject = Statement.Subject.of("revocations", Digest.ofText(String.join("\n", envelopes)));
        envelopes.add(seal.seal(subject, RevocationListPredicate.TYPE, predicate));
        return List.copyOf(envelopes);
    }

    public Known known() {
        var extent = rows.extent();
        var before = sound;
        if (before != null && before.isOf(extent) && before.isUsable(clock.instant(), usable)) {
            memory.remember(before.stored);
            return before.known;
        }
        return read(extent.appended());
    }

    private Known read(long appended) {
        var at = clock.instant();
        var reading = new Reading();
        memory.entries().forEach(reading::remembered);
        var stored = rows.all();
        var damage = reading.follow(stored, appended);
        opened = reading.entries;
        var known = new Known(Map.copyOf(reading.bySerial), damage);
        if (damage.isEmpty()) {
            memory.remember(stored);
            sound = new Sound(RevocationRows.Extent.of(stored), stored, known, at);
        }
        return known;
    }

    /** A fully read list in which nothing is missing or altered. */
    private record Sound(RevocationRows.Extent extent, List<String> stored, Known known, Instant at) {

        boolean isOf(RevocationRows.Extent now) {
            return extent.equals(now);
        }

        boolean isUsable(Instant now, Duration howLong) {
            return !now.isBefore(at) && now.isBefore(at.plus(howLong));
        }
    }

    /** One reading of the list. Envelopes that an earlier reading verified need not be verified again, as their text is the same. */
    private final class Reading {

        private final Map<String, RevocationPredicate> entries = new HashMap<>();
        private final Map<String, Certificate.Revocation> bySerial = new HashMap<>();
        private final RevocationChain chain = new RevocationChain();

        /** An unreadable line is one that a crash cut short. */
        void remembered(String envelope) {
            try {
                keep(envelope, open(envelope));
            } catch (NotTrusted torn) {
                // Its entry is in the database, or was never committed.
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
                    ? damage("it has %d entries, but its stored length is %d".formatted(chain.length(), count))
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
            return Optional.of("The list of revocations is damaged, so no certificate counts as valid: " + how);
        }
    }

    private static Certificate.Revocation revocation(RevocationPredicate entry) {
        return new Certificate.Revocation(entry.number(), entry.reason(), entry.by(), entry.at());
    }
}
