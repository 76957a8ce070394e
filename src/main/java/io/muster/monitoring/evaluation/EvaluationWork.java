package io.muster.monitoring.evaluation;

import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentAnswers;
import io.muster.monitoring.incident.Incidents;
import io.muster.scheduling.ClusterTask;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The task of the cluster that evaluates what is due, and deletes what is too old. */
@Component
class EvaluationWork implements ClusterTask {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationWork.class);

    private final EvaluationService service;
    private final EvaluationRepository rows;
    private final Incidents incidents;
    private final ObjectProvider<IncidentAnswers> answers;
    private final EvaluationSettings settings;
    private final TransactionTemplate transaction;
    private final MonitoringMeters meters;

    EvaluationWork(
            EvaluationService service,
            EvaluationRepository rows,
            Incidents incidents,
            ObjectProvider<IncidentAnswers> answers,
            EvaluationSettings settings,
            TransactionTemplate transaction,
            MonitoringMeters meters) {
        this.service = service;
        this.rows = rows;
        this.incidents = incidents;
        this.answers = answers;
        this.settings = settings;
        this.transaction = transaction;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "evaluate-monitors";
    }

    @Override
    public Duration every() {
        return settings.lookEvery();
    }

    @Override
    public void run() {
        var run = service.evaluateDue();
        meters.ran(run);
        if (run.windows() > 0) {
            LOG.info(
                    "Evaluated {} windows of {} versions, {} of them failed",
                    run.windows(),
                    run.versions(),
                    run.failed());
        }
        incidents.unanswered().forEach(this::answer);
        transaction.executeWithoutResult(status -> {
            rows.deleteBefore(service.keepFrom());
            incidents.deleteClosedBefore(service.keepFrom());
        });
    }

    /** One incident that cannot be answered now must not keep the others from their answer. */
    private void answer(Incident incident) {
        try {
            answers.getObject().answer(incident);
        } catch (RuntimeException e) {
            LOG.warn("Incident {} of {} could not be answered; trying again", incident.id(), incident.version(), e);
        }
    }
}
