package io.muster.testing;

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

/** Counts the SQL statements sent to the database; a batch counts as one. */
@TestComponent
public class CountedStatements implements BeanPostProcessor, QueryExecutionListener {

    private final Map<String, LongAdder> statements = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        statements
                .computeIfAbsent(queries.isEmpty() ? "" : queries.get(0).getQuery(), any -> new LongAdder())
                .increment();
    }

    /** Forgets what was sent so far: starting a server and drafting versions are no part of a release. */
    public void restart() {
        statements.clear();
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
}
