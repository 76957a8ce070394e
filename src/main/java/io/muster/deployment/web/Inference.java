package io.muster.deployment.web;

import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.UsageBook;
import io.muster.deployment.embedded.InferenceMeters.Outcome;
import io.muster.deployment.embedded.Served;
import io.muster.deployment.embedded.ServingTable;
import io.muster.deployment.web.protocol.AnswerWriter.Answer;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.deployment.web.protocol.InputColumns;
import io.muster.deployment.web.protocol.OutputColumns;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import org.springframework.stereotype.Component;

/** Scores a request with the requested version and counts the outcome. */
@Component
class Inference {

    private final ServedModels models;
    private final ServingTable table;
    private final UsageBook usage;
    private final int maxRows;

    Inference(ServedModels models, ServingTable table, UsageBook usage, DeploymentSettings settings) {
        this.models = models;
        this.table = table;
        this.usage = usage;
        this.maxRows = settings.maxRows();
    }

    /** @param startedAt value of {@link System#nanoTime} when the request arrived */
    record Call(ModelAddress address, Actor caller, long startedAt) {}

    /**
     * The version is held while it scores, not while a client sends or receives.
     *
     * @throws Refusal if the model is not served, the request does not fit it, or scoring fails
     */
    Answer answer(Call call, InferenceRequest request) {
        try (var lease = models.lease(call.address())) {
            var served = lease.served();
            try {
                var answer = score(served, request);
                count(call, served, Outcome.ANSWERED, answer.rows());
                return answer;
            } catch (RuntimeException e) {
                count(call, served, outcome(e), 0);
                throw e;
            }
        }
    }

    /** Counts an unreadable request, if its model is served. */
    void unreadable(Call call) {
        try (var lease = table.lease(call.address().model(), call.address().version())) {
            count(call, lease.served(), Outcome.INVALID, 0);
        } catch (Refusal notServed) {
            // There is no version to count it for.
        }
    }

    private Answer score(Served served, InferenceRequest request) {
        var inputs = InputColumns.of(request.inputs(), served, maxRows);
        var wanted = OutputColumns.wanted(request.outputs(), served);
        var scored = served.scorer().score(inputs);
        return new Answer(served.deployment().version(), request.id(), inputs.rows(), OutputColumns.of(scored, wanted));
    }

    private static Outcome outcome(RuntimeException cause) {
        var invalid = cause instanceof Refusal refusal && refusal.kind().status() < 500;
        return invalid ? Outcome.INVALID : Outcome.FAILED;
    }

    private void count(Call call, Served served, Outcome outcome, int rows) {
        served.meters().count(outcome, rows, System.nanoTime() - call.startedAt());
        var deployment = served.deployment();
        if (outcome == Outcome.ANSWERED) {
            usage.answered(
                    deployment.version(),
                    deployment.environment(),
                    call.caller().id(),
                    rows);
        } else {
            usage.failed(
                    deployment.version(),
                    deployment.environment(),
                    call.caller().id());
        }
    }
}
