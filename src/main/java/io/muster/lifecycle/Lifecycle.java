package io.muster.lifecycle;

import io.muster.audit.refusals.RefusalLog;
import io.muster.engine.Engine;
import io.muster.engine.ProcessRun;
import io.muster.engine.WaitingTask;
import io.muster.inventory.Inventory;
import io.muster.security.UserDirectory;
import io.muster.security.UserDirectory.Person;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.signoff.OpenForm;
import io.muster.step.BusinessKey;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts and stops the processes versions go through, and says where they stand. Whether a person may, the diagram
 * says; the engine asks it whichever door the wish comes by.
 */
@Service
public class Lifecycle {

    private final Engine engine;
    private final Inventory inventory;
    private final UserDirectory people;
    private final RefusalLog refusals;

    Lifecycle(Engine engine, Inventory inventory, UserDirectory people, RefusalLog refusals) {
        this.engine = engine;
        this.inventory = inventory;
        this.people = people;
        this.refusals = refusals;
    }

    /**
     * @return id of the process instance
     * @throws Refusal {@code START_REFUSED} if the person may not, the version is in another stage, or a
     *     release of it is under way
     * @throws Refusal {@code VERSION_NOT_FOUND} if there is none
     */
    @Transactional
    public String startRelease(VersionId version, Actor by) {
        return engine.as(person(by), () -> engine.start(Release.PROCESS, BusinessKey.of(version)));
    }

    /** For steps: the release of a successor. */
    @Transactional
    public String startReleaseBySystem(VersionId version) {
        return engine.asSystem(() -> engine.start(Release.PROCESS, BusinessKey.of(version)));
    }

    /**
     * For steps: the release begins again in the name of who started the former one, who stays excluded from signing it
     * off.
     *
     * @param former the instance that the new one takes the place of, as its last act
     */
    @Transactional
    public String startReleaseAgain(VersionId version, String former) {
        return engine.startInPlaceOf(former, Release.PROCESS, BusinessKey.of(version));
    }

    /**
     * @param period the due date it is for; there is one revalidation at a time and one for a period
     * @throws Refusal {@code START_REFUSED} if one of the version is under way
     */
    @Transactional
    public String startRevalidation(VersionId version, String period) {
        return engine.asSystem(() -> engine.startByMessage(Revalidation.DUE, new BusinessKey(version, period)));
    }

    /** @throws Refusal {@code START_REFUSED} as for a release */
    @Transactional
    public String startRetirement(VersionId version, Actor by) {
        return engine.as(person(by), () -> engine.startByMessage(Retirement.REQUESTED, BusinessKey.of(version)));
    }

    /** For steps: somebody decided so in another process. */
    @Transactional
    public String startRetirementBySystem(VersionId version) {
        return engine.asSystem(() -> engine.startByMessage(Retirement.REQUESTED, BusinessKey.of(version)));
    }

    /**
     * Ends the release of a version, whatever it waits for. Only its developer may.
     *
     * @throws Refusal {@code NOT_THEIRS_TO_WITHDRAW} if somebody else wants to
     * @throws Refusal {@code NOT_UNDER_WAY} if no release of it is
     */
    @Transactional
    public void withdraw(VersionId version, String reason, Actor by) {
        var developer = inventory.version(version).developer();
        if (!by.samePersonAs(developer)) {
            var refusal = LifecycleProblem.NOT_THEIRS_TO_WITHDRAW.refusal(
                    "Only '%s', the developer of %s, may withdraw it, not '%s'", developer, version, by);
            refusals.refused(version.model().name(), version.toString(), by, "withdraw", refusal.getMessage());
            throw refusal;
        }
        var key = BusinessKey.of(version);
        if (!engine.correlate(Release.WITHDRAWAL, key, Map.of(Release.WITHDRAWAL_REASON, reason))) {
            throw LifecycleProblem.NOT_UNDER_WAY.refusal(
                    "No process '%s' of %s is running, so there is nothing to stop", Release.PROCESS, version);
        }
    }

    /** All that goes on about a version: outermost processes, newest first. */
    @Transactional(readOnly = true)
    public List<ProcessRun> journeys(SubjectId version) {
        return engine.journeys(version);
    }

    /** The forms on which a version is decided now, oldest first. */
    @Transactional(readOnly = true)
    public List<OpenForm> forms(VersionId version) {
        return engine.forms(version);
    }

    /** All tasks that wait for people, oldest first. */
    @Transactional(readOnly = true)
    public List<WaitingTask> waiting() {
        return engine.waiting();
    }

    private Person person(Actor by) {
        return people.find(by.id())
                .orElseThrow(() ->
                        LifecycleProblem.UNKNOWN_PERSON.refusal("There is no user '%s' to start a process for", by));
    }
}
