package io.muster.inventory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArtifactSettings.class)
class InventoryConfiguration {

    @Bean
    Artifacts artifacts(ArtifactStore store, ArtifactSettings settings) {
        return new Artifacts(store.area("models"), settings.maxSize());
    }
}
