package io.muster.lifecycle;

import io.muster.engine.Engine;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.lock.VersionLock;
import io.muster.inventory.Inventory;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.step.BusinessKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service that starts revalidations. Why one was started, and on which data if someone named it, is evidence of the
 * process.
 */
@Service
public class Revalidations {

    /** The kind of evidence of a start. */
    static final String EVIDENCE = "revalidation-request";

    private static final String REASON = "reason";
    private static final String DATA = "data";

    private final Engine engine;
    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final UserDirectory people;
    private final VersionLock locks;
    private final Clock clock;

    Revalidations(
            Engine engine,
            Inventory inventory,
            EvidenceLedger ledger,
            UserDirectory people,
            VersionLock locks,
            Clock clock) {
        this.locks = locks;
        this.engine = engine;
        this.inventory = inventory;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Why and on what a version is to be validated again.
     *
     * @param why in words, for people
     * @param data to decide on instead of the newest outcomes of the use case, or null
     */
    public record Request(
            VersionId version,
            RevalidationReason reason,
            @Nullable String why,
            @Nullable DatasetId data) {}

    private record Body(@Nullable String why, @Nullable DatasetId data) {}

    /**
     * Starts one without a person.
     *
     * @param period the date it is for; there is one revalidation at a time and one per period
     * @return id of the process instance
     * @throws Refusal {@code START_REFUSED} if one of the version is running
     */
    @Transactional
    public String start(Request request, String period) {
        var key = new BusinessKey(request.version(), period);
        var instance = engine.asSystem(() -> engine.startByMessage(Revalidation.DUE, key));
        return recorded(request, instance, Actor.system("lifecycle"));
    }

    /**
     * Starts one for a process, unless one is under way, which is enough.
     *
     * @param reason word of a {@link RevalidationReason}
     * @param process instance that asks for it; it asks once
     */
    @Transactional
    public void startUnlessRunning(VersionId version, String reason, String process) {
        locks.take(version);
        if (!engine.isRunning(Revalidation.PROCESS, version)) {
            var why = "Process instance %s asks for it".formatted(process);
            start(new Request(version, RevalidationReason.of(reason), why, null), process);
        }
    }

    /**
     * Starts one for a person, now; the diagram says who may.
     *
     * @throws Refusal {@code START_REFUSED} if the person may not, or one of the version is running
     */
    @Transactional
    public String start(Request request, Actor by) {
        var person = people.find(by.id())
                .orElseThrow(() -> LifecycleProblem.UNKNOWN_PERSON.refusal(
                        "User '%s', for whom a process is to be started, does not exist", by));
        var period = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var key = new BusinessKey(request.version(), period);
        var instance = engine.as(person, () -> engine.startByMessage(Revalidation.DUE, key));
        return recorded(request, instance, by);
    }

    private static Map<String, Object> variables(Request request) {
        var variables = new HashMap<String, Object>();
        variables.put(REASON, request.reason().word());
        if (request.data() != null) {
            variables.put(DATA, request.data().name());
        }
        return variables;
    }

    private String recorded(Request request, String instance, Actor by) {
        // Its first step waits for a job, so they are there before anything reads them.
        engine.give(instance, variables(request));
        var version = inventory.version(request.version());
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        EVIDENCE,
                        request.reason().word(),
                        new Body(request.why(), request.data()),
                        instance),
                by);
        return instance;
    }
}
