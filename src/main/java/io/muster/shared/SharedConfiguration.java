package io.muster.shared;

import io.muster.shared.files.DataFolders;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    /** Static, so that it runs before any folder or file is opened. */
    @Bean
    static DataFolders dataFolders(Environment environment) {
        return new DataFolders(environment);
    }

    /** The only source of time; tests replace it. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
