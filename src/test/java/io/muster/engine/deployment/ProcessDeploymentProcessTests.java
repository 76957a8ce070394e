package io.muster.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Diagram;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@MusterProcessTest
@WithoutProof
class ProcessDeploymentProcessTests {

    @Autowired
    RepositoryService repository;

    @TempDir
    Path processes;

    @Test
    void leavesTheModelersFolderAlone() throws IOException {
        write("trial/trial.bpmn", Diagram.process("trial", "<bpmn:startEvent id=\"Start\"/>"));
        write(".camunda/draft.bpmn", "no diagram at all");

        new ProcessDeployment(
                        repository,
                        new PathMatchingResourcePatternResolver(),
                        new LifecycleSettings(processes.toUri().toString().replaceAll("/$", "")))
                .deploy();

        assertThat(repository.createDeploymentQuery().list())
                .extracting(Deployment::getName)
                .contains("Muster trial")
                .doesNotContain("Muster .camunda");
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(processes.resolve(file).getParent());
        Files.writeString(processes.resolve(file), content);
    }
}
