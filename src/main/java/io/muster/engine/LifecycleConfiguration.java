package io.muster.engine;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LifecycleSettings.class, WorkerSettings.class})
class LifecycleConfiguration {}
