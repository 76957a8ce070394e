package io.muster.engine.deployment;

import io.muster.processfiles.DeploymentFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The deployment of the process folders at startup: one deployment per folder, and none if no file of it changed. The
 * folder {@code decisions} comes first, because others use its tables.
 */
@Component
class ProcessDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final String SOURCE = "Muster";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final LifecycleSettings settings;

    ProcessDeployment(RepositoryService repository, ResourcePatternResolver resources, LifecycleSettings settings) {
        this.repository = repository;
        this.resources = resources;
        this.settings = settings;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void deploy() {
        var folders =
                new TreeMap<String, List<Resource>>(Comparator.comparing((String folder) -> !folder.equals("decisions"))
                        .thenComparing(folder -> folder));
        // Names that begin with a dot belong to tools: the Modeler's templates are in .camunda.
        files().filter(file -> !folder(file).startsWith("."))
                .forEach(file -> folders.merge(
                        folder(file),
                        List.of(file),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        folders.forEach(this::deploy);
    }

    private void deploy(String folder, List<Resource> files) {
        var deployment = repository
                .createDeployment()
                .name("Muster " + folder)
                .source(SOURCE)
                .enableDuplicateFiltering(false);
        for (var file : files) {
            try (var content = file.getInputStream()) {
                deployment.addInputStream(file.getFilename(), copy(content));
            } catch (IOException e) {
                throw new UncheckedIOException("Process file %s could not be read".formatted(file), e);
            }
        }
        var done = deploy(folder, deployment);
        LOG.info("Process folder '{}': {} files, deployment {}", folder, files.size(), done.getId());
    }

    private DeploymentWithDefinitions deploy(String folder, DeploymentBuilder deployment) {
        try {
            return deployment.deployWithResult();
        } catch (ProcessEngineException e) {
            throw new ProcessFilesRefused(folder, settings.processes(), e);
        }
    }

    private static InputStream copy(InputStream content) throws IOException {
        return new java.io.ByteArrayInputStream(content.readAllBytes());
    }

    private Stream<Resource> files() {
        try {
            return Stream.of(resources.getResources(settings.processes() + "/*/*"))
                    .filter(file -> DeploymentFile.isDeployed(String.valueOf(file.getFilename())))
                    .sorted(Comparator.comparing(Resource::getFilename));
        } catch (IOException e) {
            throw new UncheckedIOException("No process folders at '%s'".formatted(settings.processes()), e);
        }
    }

    private static String folder(Resource file) {
        try {
            var path = file.getURL().getPath().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException("Process file %s has no place".formatted(file), e);
        }
    }
}
