package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditTrail;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterProcessTest
@WithoutProof
class DecisionDeploymentProcessTests {

    private static final List<String> TIER = List.of("tier:integer");

    @Autowired
    RepositoryService repository;

    @Autowired
    AuditTrail audit;

    @Test
    void refusesWithAllFindingsAtOnceAndTheirPlaces() {
        var table =
                Dmn.table("UNIQUE", TIER, "1, 2|\"a\"", "2|\"b\"").replace("camunda:historyTimeToLive=\"P30D\"", "");

        assertThatThrownBy(() -> deploy(table)).isInstanceOfSatisfying(ParseException.class, refusal -> {
            assertThat(refusal)
                    .hasMessageContaining("MUSTER-202")
                    .hasMessageContaining("MUSTER-204")
                    .hasMessageContaining("MUSTER-205")
                    .hasMessageContaining("no rule answers tier = 3");
            var errors = refusal.getResorceReports().get(0).getErrors();
            assertThat(errors)
                    .hasSize(3)
                    .allSatisfy(error -> assertThat(error.getLine()).isPositive());
            assertThat(errors)
                    .extracting(error -> error.getMainElementId())
                    .containsExactly("routing", "routing", "r1");
        });
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("routing")
                        .count())
                .isZero();
    }

    @Test
    void takesATableThatIsOnlyDoubtedAndKeepsTheDoubt() {
        var deployment = deploy(Dmn.table("UNIQUE", TIER, "1|\"a\"", "2, 3|\"b\""));
        try {
            assertThat(audit.of(DomainEvent.PLATFORM, 1, 1_000_000))
                    .filteredOn(entry -> entry.what().equals("DecisionTableDoubted"))
                    .anySatisfy(entry -> assertThat(entry.toString()).contains("MUSTER-208"));
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    @Test
    void refusesANewVersionThatGivesSeveralAnswersWhereOneWasGiven() {
        var deployment = deploy(Dmn.table("FIRST", TIER, "|\"a\""));
        try {
            assertThatThrownBy(() -> deploy(Dmn.table("COLLECT", TIER, "1|\"a\"")))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("MUSTER-214");
        } finally {
            repository.deleteDeployment(deployment);
        }
        repository.deleteDeployment(deploy(Dmn.table("COLLECT", TIER, "1|\"a\"")));
    }

    private String deploy(String table) {
        return repository
                .createDeployment()
                .name("decisions")
                .addString("routing.dmn", table)
                .deploy()
                .getId();
    }
}
