package io.muster.training;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import io.muster.training.runs.RunAttempt;
import io.muster.training.runs.TrainingRun;
import io.muster.training.runs.TrainingRuns;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Training by an external worker: its progress and its submissions. Callers check permissions; a submission becomes
 * part of a version only after a step has examined it.
 */
@Service
public class ExternalTraining {

    /** The backend's word in training plans. No {@link TrainingBackend} has it, because nothing of it runs here. */
    public static final String BACKEND = "external";

    private final Training training;
    private final TrainingRuns runs;
    private final Submissions submissions;
    private final Artifacts artifacts;
    private final EventPublisher events;

    ExternalTraining(
            Training training, TrainingRuns runs, Submissions submissions, Artifacts artifacts, EventPublisher events) {
        this.training = training;
        this.runs = runs;
        this.submissions = submissions;
        this.artifacts = artifacts;
        this.events = events;
    }

    /**
     * Shows people the progress of a worker, as for any other run. A worker that takes over from another starts again
     * from the beginning.
     */
    public void progress(String run, ModelVersion version, double done, String message, Actor worker) {
        runs.progress(attempt(run, version, worker), Math.min(1, Math.max(0, done)), message);
    }

    private RunAttempt attempt(String run, ModelVersion version, Actor worker) {
        return runs.find(run)
                .filter(TrainingRun::isRunning)
                .filter(running -> running.node().equals(worker.id()))
                .map(TrainingRun::asAttempt)
                .orElseGet(() -> runs.start(run, version.id(), BACKEND, worker.id()));
    }

    /**
     * Keeps a worker's submission. The latest of a run counts.
     *
     * @throws Refusal {@code UNUSABLE_SUBMISSION} if its artifact was not stored before
     */
    @Transactional
    public void submit(String run, ModelVersion version, Submission submission, Actor worker) {
        if (!artifacts.exists(submission.artifact())) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal(
                    "Artifact %s is not stored: store it first", submission.artifact());
        }
        var kept = withOrigin(version, submission, worker);
        var at = events.now();
        submissions.save(run, version.id(), kept, worker, at);
        events.publish(new ModelSubmitted(version.id(), run, kept.artifact(), submissions.digest(kept), worker, at));
        runs.end(attempt(run, version, worker), TrainingRun.State.FINISHED, "Submitted by " + worker);
    }

    /** The submission for a run, with the facts of the plan added to its provenance. */
    @Transactional(readOnly = true)
    public Optional<Submission> submission(String run) {
        return submissions.find(run);
    }

    /** The worker's own statements get a prefix, so that they cannot be mistaken for Muster's. */
    private Submission withOrigin(ModelVersion version, Submission submission, Actor worker) {
        var facts = new TreeMap<String, String>();
        submission.provenance().forEach((name, value) -> facts.put("worker." + name, value));
        Provenance.order(version.training(), training.data(version), facts);
        facts.put("trainer", "external worker " + worker.id());
        facts.put("training.submitted", events.now().toString());
        return new Submission(
                submission.artifact(), submission.signature(), submission.goldenRecords(), submission.metrics(), facts);
    }
}
