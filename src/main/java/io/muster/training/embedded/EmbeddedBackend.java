package io.muster.training.embedded;

import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingJob;
import io.muster.training.TrainingProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The backend that trains in this server process, with the algorithms available as beans. It is meant for data that fit
 * in memory.
 */
@Component
class EmbeddedBackend implements TrainingBackend {

    private static final String POSITIVE = "positive";

    private final Map<String, Algorithm> algorithms;

    EmbeddedBackend(List<Algorithm> algorithms) {
        this.algorithms = algorithms.stream().collect(Collectors.toMap(Algorithm::id, Function.identity()));
    }

    @Override
    public String id() {
        return "embedded";
    }

    @Override
    public TrainedModel train(TrainingJob job, Progress progress) {
        var algorithm = algorithm(job);
        progress.report(0, "Reading " + job.data().id());
        var table = TrainingTable.read(job, positive(job));
        var given = new TreeMap<>(job.plan().parameters());
        given.remove(POSITIVE);
        var parameters = new Parameters(algorithm.id(), given);
        var fit = algorithm.prepare(table, parameters, job.directory());
        parameters.refuseUnread();
        return fit.run(progress);
    }

    private Algorithm algorithm(TrainingJob job) {
        var algorithm = Optional.ofNullable(algorithms.get(job.plan().algorithm()))
                .orElseThrow(() -> TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                        "%s is to be trained by algorithm '%s', but the embedded backend has %s",
                        job.version(),
                        job.plan().algorithm(),
                        algorithms.keySet().stream().sorted().toList()));
        if (!algorithm.format().equals(job.format())) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "%s declares format '%s', but algorithm '%s' writes '%s'",
                    job.version(), job.format(), algorithm.id(), algorithm.format());
        }
        return algorithm;
    }

    /**
     * The positive value of the evaluation plan; the parameter serves versions whose evaluation plan does not need it.
     */
    private static @Nullable String positive(TrainingJob job) {
        var parameter = job.plan().parameters().get(POSITIVE);
        if (parameter != null && job.positive() != null && !parameter.equals(job.positive())) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "%s is evaluated with '%s' as positive value, but trained with '%s'",
                    job.version(), job.positive(), parameter);
        }
        return parameter == null ? job.positive() : parameter;
    }
}
