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
import io.muster.signoff.TaskDossier;
import io.muster.step.BusinessKey;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service that starts, stops and lists the processes of versions. The diagrams define who may do so; the engine
 * checks this for every API.
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
     * For steps: starts the release again in the name of the person who started the former one and who remains excluded
     * from signing it off.
     *
     * @param former the instance that the new one replaces, as its last action
     */
    @Transactional
    public String startReleaseAgain(VersionId version, String former) {
        return engine.startInPlaceOf(former, Release.PROCESS, BusinessKey.of(version));
    }

    /** @throws Refusal {@code START_REFUSED} as for a release */
    @Transactional
    public String startRetirement(VersionId version, Actor by) {
        return engine.as(person(by), () -> engine.startByMessage(Retirement.REQUESTED, BusinessKey.of(version)));
    }

    /** For steps: a person decided this in another process. */
    @Transactional
    public String startRetirementBySystem(VersionId version) {
        return engine.asSystem(() -> engine.startByMessage(Retirement.REQUESTED, BusinessKey.of(version)));
    }

    /**
     * Ends the release of a version in any state. Only its developer may do so.
     *
     * @throws Refusal {@code NOT_THEIRS_TO_WITHDRAW} if the actor is not its developer
     * @throws Refusal {@code NOT_UNDER_WAY} if no release of it is running
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

    /** The processes of a version: outermost ones, newest first. */
    @Transactional(readOnly = true)
    public List<ProcessRun> processRuns(SubjectId subject) {
        return engine.processRuns(subject);
    }

    /** The open forms about a version, oldest first. */
    @Transactional(readOnly = true)
    public List<OpenForm> forms(VersionId version) {
        return engine.forms(version);
    }

    /**
     * What the person of an open task decides on.
     *
     * @throws Refusal {@code TASK_NOT_FOUND} if there is no such task among those that the reader may see
     */
    @Transactional(readOnly = true)
    public TaskDossier dossier(String task, Actor reader) {
        return engine.dossier(task, person(reader));
    }

    /** All open tasks, oldest first. */
    @Transactional(readOnly = true)
    public List<WaitingTask> waiting() {
        return engine.waiting();
    }

    private Person person(Actor by) {
        return people.find(by.id())
                .orElseThrow(() -> LifecycleProblem.UNKNOWN_PERSON.refusal(
                        "User '%s', for whom a process is to be started, does not exist", by));
    }
}
