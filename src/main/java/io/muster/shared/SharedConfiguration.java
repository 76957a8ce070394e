package io.muster.shared;

import io.muster.shared.files.DataFolders;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    /** Before anything is opened. */
    @Bean
    static DataFolders dataFolders(Environment environment) {
        return new DataFolders(environment);
    }

    /** Time comes from here and nowhere else; tests set their own. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
