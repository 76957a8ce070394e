package io.muster.workers.protocol;

/** The channel to an artifact that is open in a worker process. */
public interface Channel extends AutoCloseable {

    /**
     * @param rows the number of rows to score
     * @throws io.muster.formats.ScoringFailed if the process ends instead of answering
     */
    Answer score(Request request, int rows);

    @Override
    void close();
}
