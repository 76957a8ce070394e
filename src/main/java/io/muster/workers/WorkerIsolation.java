package io.muster.workers;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import org.springframework.context.SmartLifecycle;

/** Isolation by worker processes, unless they are disabled. They end with the server, before its requests do. */
class WorkerIsolation implements Isolation, SmartLifecycle, AutoCloseable {

    private final ScoringSettings scoring;
    private final ScoringWorkerSettings settings;
    private final Workers workers;
    private volatile boolean running;

    /** With Muster's own formats only. */
    WorkerIsolation(ScoringSettings scoring, ScoringWorkerSettings settings) {
        this(scoring, settings, OutsideCode.NONE);
    }

    WorkerIsolation(ScoringSettings scoring, ScoringWorkerSettings settings, OutsideCode outside) {
        this.scoring = scoring;
        this.settings = settings;
        this.workers = new Workers(scoring, settings, outside);
    }

    @Override
    public ModelFormat examining(ModelFormat format) {
        return isOn()
                ? new ExaminingFormat(format, workers.examining(), new WorkerCalls(scoring, workers.killed()))
                : format;
    }

    @Override
    public ModelFormat serving(ModelFormat format) {
        return isOn() ? new ServingFormat(format, workers, scoring, settings) : format;
    }

    @Override
    public boolean isOn() {
        return settings.enabled();
    }

    Workers workers() {
        return workers;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        workers.close();
    }
}
