package io.muster.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The configured connection, with the URL made durable. */
    @Bean
    JdbcConnectionDetails durableConnection(DataSourceProperties settings) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return settings.determineUsername();
            }

            @Override
            public String getPassword() {
                return settings.determinePassword();
            }

            @Override
            public String getJdbcUrl() {
                return DurableUrl.of(settings.determineUrl());
            }

            @Override
            public String getDriverClassName() {
                return settings.determineDriverClassName();
            }
        };
    }

    @Bean
    DurableTransactions transactionManager(
            DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
        var transactions = new DurableTransactions(dataSource);
        customizers.ifAvailable(each -> each.customize(transactions));
        return transactions;
    }
}
