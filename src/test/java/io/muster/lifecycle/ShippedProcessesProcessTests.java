package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MusterProcessTest
@Import(Loans.class)
class ShippedProcessesProcessTests {

    @Autowired
    RepositoryService repository;

    @Test
    void deployInOnePieceEach() {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .extracting(definition -> definition.getKey())
                .contains(
                        "release",
                        "revalidation",
                        "retirement",
                        "process-change",
                        "suspension",
                        "reinstatement",
                        "emergency",
                        "change",
                        "build-trained",
                        "build-vendor");
        assertThat(repository.createDecisionDefinitionQuery().latestVersion().count())
                .isPositive();
    }
}
