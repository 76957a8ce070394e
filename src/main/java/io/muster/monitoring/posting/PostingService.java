package io.muster.monitoring.posting;

import io.muster.datasets.Datasets;
import io.muster.inventory.Inventory;
import io.muster.monitoring.profile.BatchProfiles;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.Span;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds predictions that were not observed here. What is posted again under the same id changes nothing, so a sender that
 * got no answer sends again. Datasets and tables are counted before the transaction begins.
 */
@Service
class PostingService {

    private final Inventory inventory;
    private final ReferenceService references;
    private final ProfileService profiles;
    private final PostingRepository postings;
    private final Datasets datasets;
    private final CountedTables tables;
    private final ProfileSettings settings;
    private final EventPublisher events;
    private final TransactionTemplate transaction;

    PostingService(
            Inventory inventory,
            ReferenceService references,
            ProfileService profiles,
            PostingRepository postings,
            Datasets datasets,
            CountedTables tables,
            ProfileSettings settings,
            EventPublisher events,
            TransactionTemplate transaction) {
        this.inventory = inventory;
        this.references = references;
        this.profiles = profiles;
        this.postings = postings;
        this.datasets = datasets;
        this.tables = tables;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * What became of a posting.
     *
     * @param added false if it was there before
     */
    record Result(String id, boolean added) {}

    /**
     * @throws Refusal {@code VERSION_NOT_FOUND} if there is no such version
     * @throws Refusal {@code NO_REFERENCE} if the version has none in force
     * @throws Refusal {@code INVALID_PROFILE} if it does not fit the reference or the time
     * @throws Refusal {@code POSTED_DIFFERENTLY} if something else was posted under the id
     */
    Result post(Posting posting, Actor by) {
        requireTime(posting);
        inventory.version(posting.version());
        var content = CanonicalJson.digest(posting);
        if (isKnown(posting, content)) {
            return new Result(posting.id(), false);
        }
        var reference = references.required(posting.version());
        requireSegment(posting, reference);
        var key = key(posting);
        var profile =
                valid(() -> profile(posting, reference.reference().layout()).requireBounded());
        return transaction.execute(status -> add(posting, key, content, profile, by));
    }

    private Result add(Posting posting, ProfileKey key, Digest content, Profile profile, Actor by) {
        if (!postings.begin(posting, content, by, events.now())) {
            isKnown(posting, content);
            return new Result(posting.id(), false);
        }
        profiles.addPosted(key, profile);
        return new Result(posting.id(), true);
    }

    private boolean isKnown(Posting posting, Digest content) {
        var before = postings.content(posting);
        if (before.filter(other -> !other.equals(content)).isPresent()) {
            throw MonitoringProblem.POSTED_DIFFERENTLY.refusal(
                    "Something else was posted for %s under id '%s' before: what is counted cannot be taken back, so post"
                            + " the difference under a new id",
                    posting.version(), posting.id());
        }
        return before.isPresent();
    }

    private void requireTime(Posting posting) {
        var now = events.now();
        if (!posting.hour().equals(Span.HOUR.start(posting.hour()))) {
            throw invalid("it is of %s: expected the start of a full hour in UTC".formatted(posting.hour()));
        }
        if (posting.hour().isAfter(now.plus(settings.ahead())) || posting.hour().isBefore(now.minus(settings.days()))) {
            throw invalid("it is of %s: expected an hour that has begun, at most %d days ago"
                    .formatted(posting.hour(), settings.days().toDays()));
        }
        if (posting.id().isBlank() || posting.id().length() > Posting.LONGEST_ID) {
            throw invalid("its id has %d characters: expected 1 to %d"
                    .formatted(posting.id().length(), Posting.LONGEST_ID));
        }
    }

    private static void requireSegment(Posting posting, KeptReference reference) {
        var segment = posting.segmentOrAll();
        if (!segment.isEmpty()
                && reference.segments().stream().noneMatch(attribute -> segment.startsWith(attribute + "="))) {
            throw invalid("its segment is '%s': expected attribute=value with one of the reference's attributes %s"
                    .formatted(segment, reference.segments()));
        }
    }

    private static ProfileKey key(Posting posting) {
        return valid(() -> new ProfileKey(posting.version(), source(posting), posting.segmentOrAll(), posting.hour()));
    }

    private static ProfileSource source(Posting posting) {
        if (posting instanceof Posting.OfDataset dataset) {
            return ProfileSource.dataset(dataset.dataset());
        }
        return posting instanceof Posting.OfTable table
                ? ProfileSource.table(table.database())
                : ProfileSource.posted(((Posting.Counted) posting).source());
    }

    private Profile profile(Posting posting, ProfileLayout layout) {
        if (posting instanceof Posting.OfDataset dataset) {
            return BatchProfiles.of(datasets, dataset.dataset(), layout, dataset.outcome());
        }
        if (posting instanceof Posting.OfTable table) {
            return tables.count(table, layout);
        }
        var counted = (Posting.Counted) posting;
        return ProfileFormat.ofJson(counted.profile().toString(), layout);
    }

    private static <T> T valid(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal invalid(String why) {
        return MonitoringProblem.INVALID_PROFILE.refusal("The profile cannot be counted: %s", why);
    }
}
