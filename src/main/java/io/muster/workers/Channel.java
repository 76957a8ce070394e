package io.muster.workers;

/** The way to an artifact that is open in some worker process. */
interface Channel extends AutoCloseable {

    /**
     * @param rows how many are scored by it
     * @throws io.muster.formats.ScoringFailed if the process ends instead of answering
     */
    Answer score(Request request, int rows);

    @Override
    void close();
}
