package io.muster.inventory;

import io.muster.inventory.artifacts.ArtifactSettings;
import io.muster.inventory.artifacts.ArtifactStore;
import io.muster.inventory.artifacts.Artifacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    Artifacts artifacts(ArtifactStore store, ArtifactSettings settings) {
        return new Artifacts(store.area("models"), settings.maxSize());
    }
}
