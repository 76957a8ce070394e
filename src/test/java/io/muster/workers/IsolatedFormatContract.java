package io.muster.workers;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.scoring.ModelFormatContract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;

/** The contract of formats, applied to a format in a worker process. */
public abstract class IsolatedFormatContract extends ModelFormatContract {

    private static final Map<ScoringSettings, WorkerIsolation> ISOLATIONS = new ConcurrentHashMap<>();

    /** The format in this process. */
    protected abstract ModelFormat own(ScoringSettings settings);

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        return ISOLATIONS
                .computeIfAbsent(settings, any -> new WorkerIsolation(settings, ScoringWorkerSettings.defaults()))
                .examining(own(settings));
    }

    @AfterAll
    static void endProcesses() {
        ISOLATIONS.values().forEach(WorkerIsolation::close);
        ISOLATIONS.clear();
    }
}
