package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Digest;
import io.muster.step.StepCatalogue;
import io.muster.step.StepContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars from outside: what they may bring, and what the server refuses to start with. */
class ExtensionsTests {

    private static final String STEP = """
            package org.example;
            import io.muster.step.*;
            @Step(id = "ID", title = "Own", description = "Does something.", group = Step.Group.NOTIFY,
                  idempotence = "It does nothing." MORE)
            public class Own implements ShortStep {
              @Override public StepResult perform(StepContext context) { return StepResult.nothing(); }
            }
            """;

    private static final String[] EXAMPLES = {
        "org.example.desk.OpenTicket",
        "org.example.fairness.AdverseImpact",
        "org.example.linear.LinearFormat",
        "org.example.cluster.ClusterTarget",
        "org.example.tail.TailShare"
    };

    @TempDir
    Path folder;

    @Test
    void aJarBringsAStepWithItsDeclarationACheckAFormatATargetAndAStatistic() throws IOException {
        var jar = OutsideJar.ofExample(folder);

        var loader = OutsideJar.loader(jar);

        assertThat(Extensions.on(loader)).singleElement().satisfies(brought -> {
            assertThat(brought.file()).isEqualTo(jar);
            assertThat(brought.digest()).isEqualTo(Digest.of(jar));
            assertThat(brought.classes()).extracting(Class::getName).containsExactly(EXAMPLES);
            assertThat(brought.parts())
                    .extracting(ExtensionJar.Part::kind)
                    .containsExactly(
                            "step", "validation check", "model format", "deployment target", "statistic of monitoring");
        });
        assertThat(StepCatalogue.read(loader))
                .hasSize(StepCatalogue.read().size() + 1)
                .filteredOn(StepContract::isFromOutside)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.id()).isEqualTo("openTicket");
                    assertThat(step.isLong()).isTrue();
                    assertThat(step.isHarmless()).isFalse();
                });
    }

    @Test
    void withoutAJarThereIsNothingFromOutside() {
        assertThat(Extensions.onClassPath()).isEmpty();
        assertThat(StepCatalogue.read()).noneMatch(StepContract::isFromOutside);
    }

    @Test
    void aStepFromOutsideMayDemandControlsAndVoidThem() throws IOException {
        var loader = OutsideJar.loader(
                own("ownStep", ", guard = Step.Guard.DEPLOY, voids = true").pack("own.jar"));

        assertThat(StepCatalogue.read(loader))
                .filteredOn(StepContract::isFromOutside)
                .allMatch(StepContract::isGuarded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployVersion      |                                                          | Two steps have the id 'deployVersion'
            train-external     |                                                          | an id that a diagram cannot name
            own step           |                                                          | an id that a diagram cannot name
            ownStep            | , provides = "validation"                                | provides the control 'validation'
            ownStep            | , harmless = "It only looks."                            | says that it is harmless
            ownStep            | , writes = @Step.Variable(name="tier", label="Tier")     | writes 'tier', a variable of Muster's own steps
            ownStep            | , writes = @Step.Variable(name="a-b", label="A")         | writes 'a-b', which is not a valid name of a variable
            ownStep            | , outcome = @Step.Outcome(variable="origin", values="a") | writes 'origin', a variable of Muster's own steps
            ownStep            | , retries = "soon"                                       | cannot be used: Text cannot be parsed
            """)
    void refusesAStepThat(String id, String more, String why) throws IOException {
        var loader = OutsideJar.loader(own(id, more == null ? "" : more).pack("own.jar"));

        assertThatThrownBy(() -> StepCatalogue.read(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining("org.example.Own");
    }

    @Test
    void anIdThatTwoJarsUseNamesBothClasses() throws IOException {
        var one = own("openTicket", "").pack("one.jar");
        var loader = OutsideJar.loader(one, OutsideJar.ofExample(folder));

        assertThatThrownBy(() -> StepCatalogue.read(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("Two steps have the id 'openTicket'")
                .hasMessageContaining("org.example.Own")
                .hasMessageContaining("org.example.desk.OpenTicket")
                .extracting(refused -> ((ExtensionRefused) refused).action())
                .asString()
                .contains("another id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.yaml",
                "logback-spring.xml",
                "io/muster/step/Executions.class",
                "META-INF/versions/17/io/muster/step/Executions.class",
                "META-INF/spring.factories",
                "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                "META-INF/resources/index.html",
                "processes/decisions/required-controls.dmn",
                "db/migration/V001__audit.sql",
                "templates/home.html",
                "static/assets/muster.css"
            })
    void refusesAFileWhereMusterKeepsItsOwn(String file) throws IOException {
        var loader =
                OutsideJar.loader(own("ownStep", "").with(file, new byte[] {1}).pack("own.jar"));

        assertThatThrownBy(() -> Extensions.on(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("contains '%s'".formatted(file));
    }

    /** It was compiled against the server itself. */
    @Test
    void refusesAClassThatUsesMoreThanThePublicTypes() throws IOException {
        var ours = Files.readAllBytes(Path.of("target/test-classes/io/muster/extensions/ExtensionsTests.class"));
        var loader = OutsideJar.loader(
                own("ownStep", "").with("org/example/Sly.class", ours).pack("own.jar"));

        assertThatThrownBy(() -> Extensions.on(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("'org/example/Sly.class'")
                .hasMessageContaining("io.muster.step.StepCatalogue")
                .hasMessageNotContaining("io.muster.step.StepContext,");
    }

    @Test
    void refusesAClassThatAJarMayNotBring() throws IOException {
        var sources = Map.of("org.example.Bean", "package org.example; public class Bean {}", "org.example.Bare", """
                package org.example;
                import io.muster.step.*;
                public class Bare implements ShortStep {
                  @Override public StepResult perform(StepContext context) { return StepResult.nothing(); }
                }
                """);
        var jar = OutsideJar.of(folder, sources);

        for (var named : sources.keySet()) {
            var loader = OutsideJar.loader(jar.naming(named).pack(named + ".jar"));
            assertThatThrownBy(() -> Extensions.on(loader))
                    .isInstanceOf(ExtensionRefused.class)
                    .hasMessageContaining("The class '%s'".formatted(named))
                    .hasMessageContaining("is nothing that a jar may bring");
        }
    }

    @Test
    void refusesAClassThatTheJarDoesNotContain() throws IOException {
        var loader =
                OutsideJar.loader(own("ownStep", "").naming("java.lang.String").pack("own.jar"));

        assertThatThrownBy(() -> Extensions.on(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("names the class 'java.lang.String' but does not contain it");
    }

    @Test
    void refusesClassesThatAreNotPacked() throws IOException {
        var list = folder.resolve("loose").resolve(Extensions.LIST);
        Files.createDirectories(list.getParent());
        Files.writeString(list, "org.example.Own");
        var loader = OutsideJar.loader(folder.resolve("loose"));

        assertThatThrownBy(() -> Extensions.on(loader))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("is not in a jar of its own");
    }

    private OutsideJar own(String id, String more) throws IOException {
        var source = STEP.replace("ID", id).replace("MORE", more);
        return OutsideJar.of(folder, Map.of("org.example.Own", source)).naming("org.example.Own");
    }
}
