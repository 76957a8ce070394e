package io.muster.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A counter of the SQL statements sent to the database while it is switched on; a batch counts as one. At other times connections
 * are passed out as they are: looking at every call of a statement costs more than a small part of the statement.
 */
@TestComponent
public class CountedStatements implements BeanPostProcessor, QueryExecutionListener {

    private final Map<String, LongAdder> statements = new ConcurrentHashMap<>();
    private volatile boolean counting;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    /** Starts at zero. Statements that are already running are not counted. */
    public void start() {
        statements.clear();
        counting = true;
    }

    public void stop() {
        counting = false;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (counting) {
            statements
                    .computeIfAbsent(queries.isEmpty() ? "" : queries.get(0).getQuery(), any -> new LongAdder())
                    .increment();
        }
    }

    public long count() {
        return statements.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many with these words in them. */
    public long count(String words) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getKey().replaceAll("\\s+", " ").contains(words))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** How often each was sent. */
    public Map<String, Long> byText() {
        return statements.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    private final class Watched extends DelegatingDataSource {

        private final DataSource watched;

        private Watched(DataSource source) {
            super(source);
            watched = ProxyDataSourceBuilder.create(source)
                    .listener(CountedStatements.this)
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting ? watched.getConnection() : super.getConnection();
        }
    }
}
