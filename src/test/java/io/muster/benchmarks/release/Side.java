package io.muster.benchmarks.release;

import io.muster.testing.CountedStatements;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;

/** One of the servers compared. */
interface Side extends AutoCloseable {

    String name();

    ProcessEngine engine();

    /** Business keys of versions whose release can start; not timed. */
    List<String> draft(int releases);

    void start(String businessKey);

    /** Takes a task, reads what its form shows and completes it, as its person would with the Tasklist, accepting. */
    void decide(Decision decision);

    /** Where its SQL statements are counted. */
    CountedStatements statements();

    /** Name of its database. */
    String database();

    @Override
    void close();
}
