package io.muster.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Replaces the system clock by one that tests move; inject it as {@link SettableClock}. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }
}
