package io.muster.shared;

/**
 * Muster's own Prometheus metrics, in addition to those of Spring Boot. Dashboards and alerts refer to them by name, so
 * they are declared only here; {@code docs/reference/metrics.md} is generated from them.
 */
public enum ServerMetric {
    INFERENCE_REQUESTS(
            "muster.inference.requests",
            "_total",
            "model, version, outcome (answered, invalid, failed)",
            "Inference requests, by outcome"),
    INFERENCE_DURATION(
            "muster.inference.duration",
            "_seconds",
            "model, version",
            "Time to read, score and answer an inference request; a histogram"),
    INFERENCE_OBSERVER_FAILURES(
            "muster.inference.observer.failures",
            "_total",
            "observer",
            "Failures of observers of predictions; the requests were answered nevertheless"),
    INFERENCE_ROWS("muster.inference.rows", "_total", "model, version", "Rows scored for inference requests"),
    INTEGRITY_DAMAGED(
            "muster.integrity.damaged",
            "",
            "kind (trail, record)",
            "Damaged records: places where they are not as they were written; 0 means none"),
    INTEGRITY_ROUND_AGE(
            "muster.integrity.round.age",
            "_seconds",
            "",
            "Time since the end of the last round that verified all records; negative before the " + "first round"),
    MONITORING_ALARM(
            "muster.monitoring.alarm.value",
            "",
            "model, version, statistic, compared (reference, previous), subject",
            "Last value of a statistic that is in breach; at most 200 series, those of major incidents first"),
    MONITORING_INCIDENTS(
            "muster.monitoring.incidents", "", "severity (minor, major)", "Open incidents of models, by severity"),
    MONITORING_OVERDUE(
            "muster.monitoring.evaluations.overdue",
            "",
            "",
            "Series of windows whose next evaluation should have happened; 0 means that nothing was missed"),
    MONITORING_SERIES(
            "muster.monitoring.series",
            "",
            "state (normal, pending, breach, recovering, no_data, error)",
            "Series of windows of all versions in use, by the worst state of their monitors"),
    MONITORING_WINDOWS(
            "muster.monitoring.windows",
            "_total",
            "outcome (evaluated, failed)",
            "Windows that this node has evaluated"),
    NOTIFICATION_DELIVERIES(
            "muster.notification.deliveries",
            "",
            "state (waiting, dead)",
            "Messages to people and webhooks that wait to be sent, and dead letters"),
    WORKERS_RUNNING("muster.scoring.workers.running", "", "", "Worker processes that are running"),
    WORKERS_STARTED("muster.scoring.workers.started", "_total", "", "Worker processes started so far"),
    WORKERS_ENDED(
            "muster.scoring.workers.ended",
            "_total",
            "reason (overdue, out_of_memory, crashed, garbled, killed, not_started, stopped)",
            "Worker processes ended so far, by reason");

    private final String id;
    private final String suffix;
    private final String labels;
    private final String definition;

    ServerMetric(String id, String suffix, String labels, String definition) {
        this.id = id;
        this.suffix = suffix;
        this.labels = labels;
        this.definition = definition;
    }

    /** The name of the meter, such as {@code muster.inference.rows}. */
    public String id() {
        return id;
    }

    /** The name in Prometheus, such as {@code muster_inference_rows_total}. */
    public String prometheus() {
        return id.replace('.', '_') + suffix;
    }

    /** The names of its labels, with their values where these are a closed set. */
    public String labels() {
        return labels;
    }

    public String definition() {
        return definition;
    }
}
