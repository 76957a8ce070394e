package io.muster.monitoring.incident;

/** What answers incidents: each once, even if it is interrupted and called again. */
public interface IncidentAnswers {

    /** @param incident whose answer is not complete */
    void answer(Incident incident);
}
