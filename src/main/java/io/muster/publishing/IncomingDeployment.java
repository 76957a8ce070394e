package io.muster.publishing;

import io.muster.processfiles.DeploymentBundle;
import io.muster.security.Role;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/**
 * A new deployment on its way through the gates.
 *
 * @param entity as the engine holds it
 * @param by the person who deploys, or Muster
 */
record IncomingDeployment(DeploymentEntity entity, DeploymentBundle files, Actor by) {

    /** Reads nothing yet: the bundle parses each file when it is first asked for, and then never again. */
    static IncomingDeployment of(DeploymentEntity entity, Actor by) {
        var contents = new TreeMap<String, byte[]>();
        if (entity.getResources() != null) {
            entity.getResources().values().forEach(file -> contents.put(file.getName(), file.getBytes()));
        }
        return new IncomingDeployment(entity, DeploymentBundle.of(contents), by);
    }

    /** The process definitions that the engine made of it. */
    List<ProcessDefinitionEntity> processes() {
        var processes = entity.getDeployedArtifacts(ProcessDefinitionEntity.class);
        return processes == null ? List.of() : processes;
    }

    /** For each process in it the id of the version that was in force until now, or {@code none}. */
    SortedMap<String, String> former(String none) {
        var former = new TreeMap<String, String>();
        processes()
                .forEach(process -> former.put(
                        process.getKey(),
                        process.getPreviousProcessDefinitionId() == null
                                ? none
                                : process.getPreviousProcessDefinitionId()));
        return former;
    }

    /** The actor of a deployment: a person, or Muster itself at startup. */
    static final class Deploying {

        private static final Actor MUSTER = Actor.system("lifecycle");

        private Deploying() {}

        /** The person for whom the engine's current command runs, if any. */
        static Optional<Actor> person() {
            return Optional.ofNullable(Context.getCommandContext())
                    .map(command -> command.getAuthentication())
                    .flatMap(Deploying::person);
        }

        /** The person for whom the engine's current command runs, or Muster. */
        static Actor actor() {
            return person().orElse(MUSTER);
        }

        static Actor actor(@Nullable Authentication authentication) {
            return Optional.ofNullable(authentication)
                    .flatMap(Deploying::person)
                    .orElse(MUSTER);
        }

        /**
         * A diagram defines the controls, so only designers may deploy. Administrators manage people and may give
         * themselves the role, which is audited; they do not have it automatically.
         *
         * @throws AuthorizationException if it is a person who is not a designer
         */
        static void requireDesigner(@Nullable Authentication authentication) {
            var person = Optional.ofNullable(authentication).flatMap(Deploying::person);
            if (person.isPresent() && !groups(authentication).contains(Role.DESIGNER.group())) {
                throw new AuthorizationException(
                        "'%s' may not deploy: role '%s' is required".formatted(person.get(), Role.DESIGNER.group()));
            }
        }

        private static List<String> groups(Authentication authentication) {
            return authentication.getGroupIds() == null ? List.of() : authentication.getGroupIds();
        }

        private static Optional<Actor> person(Authentication authentication) {
            return Optional.ofNullable(authentication.getUserId()).map(Actor::person);
        }
    }
}
