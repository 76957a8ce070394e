package io.muster.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cmd.CreateMigrationPlanCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** A new release of the engine may bring a new way to move a token: it must be thought about, not overlooked. */
class TokenFenceTests {

    private static final Pattern MOVES_TOKENS =
            Pattern.compile(".*(AtActivities|Restart|Modif|Migrat|BpmnError|Escalation|DelegateTask|ResolveTask).*");

    private static final Map<Class<?>, String> HARMLESS = Map.of(
            CreateMigrationPlanCmd.class, "only thinks of a migration",
            HandleExternalTaskBpmnErrorCmd.class,
                    "a worker's word about the step it holds the lock of; see NarrowDoors");

    @Test
    void everyCommandThatMovesTokensIsBehindTheFence() throws ClassNotFoundException {
        var commands = new ClassPathScanningCandidateComponentProvider(false);
        commands.addIncludeFilter(new AssignableTypeFilter(Command.class));
        var seen = 0;

        for (var found : commands.findCandidateComponents("org.camunda.bpm.engine.impl")) {
            var command = Class.forName(found.getBeanClassName());
            if (MOVES_TOKENS.matcher(command.getSimpleName()).matches() && !HARMLESS.containsKey(command)) {
                seen++;
                assertThat(TokenFence.isFenced(command)).as(command.getName()).isTrue();
            }
        }
        assertThat(seen).as("commands looked at").isGreaterThan(8);
    }
}
