package io.muster.scheduling;

import io.muster.scheduling.ScheduleEvent.Due;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A replacement for the listener of a firing: writes a row in the firing's transaction, and fails on request. */
@TestComponent
public class DueListener {

    private final JdbcClient jdbc;
    private volatile boolean failing;

    public DueListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table started_by_test (subject varchar(200), period varchar(30))")
                .update();
    }

    @EventListener
    public void on(Due due) {
        jdbc.sql("insert into started_by_test values (?, ?)")
                .params(due.subject(), due.period())
                .update();
        if (failing) {
            throw new IllegalStateException("the engine is not there");
        }
    }

    /** Periods whose work was committed, one for each time it was. */
    public List<String> startedFor(String subject) {
        return jdbc.sql("select period from started_by_test where subject = ? order by period")
                .param(subject)
                .query(String.class)
                .list();
    }

    public List<String> started() {
        return jdbc.sql("select subject from started_by_test")
                .query(String.class)
                .list();
    }

    public void fail(boolean whether) {
        failing = whether;
    }
}
