package io.muster.inventory.filesystem;

import io.muster.inventory.artifacts.ArtifactSettings;
import io.muster.inventory.artifacts.ArtifactStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesystemConfiguration {

    @Bean
    ArtifactStore filesystemArtifactStore(ArtifactSettings settings) {
        return new FilesystemArtifactStore(settings.directory());
    }
}
