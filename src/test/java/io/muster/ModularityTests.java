package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Muster.class);

    private static final JavaClasses PRODUCT = ProductClasses.ALL;

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    private static final Path PICTURE = Path.of("docs/images/modules.svg");

    @Test
    void thePictureOfTheModulesIsThatOfTheCode() throws IOException {
        var picture = ModulePicture.of(MODULES, PRODUCT);
        if (System.getProperty("muster.generate") != null) {
            Files.writeString(PICTURE, picture);
        }

        assertThat(PICTURE)
                .as("draw it again: mvn test -Dtest=ModularityTests -Dmuster.generate")
                .hasContent(picture);
    }

    @Test
    void everyModuleStandsInTheTableOfTheDocumentation() throws IOException {
        var page = Files.readString(Path.of("docs/structure.md")).split("\n## Who uses whom")[0];

        assertThat(Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
    }

    @Test
    void onlyTheProofReadsDiagramsByTheModelApi() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.muster.verification..", "io.muster.comparison..", "io.muster.rendering..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.model.bpmn..")
                .because("diagrams have one translation, and everybody else asks for its result")
                .check(PRODUCT);
    }

    @Test
    void theProofNeedsNeitherEngineNorContainer() {
        noClasses()
                .that()
                .resideInAnyPackage("io.muster.verification..", "io.muster.comparison..", "io.muster.rendering..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine..", "org.springframework.context..", "java.sql..")
                .because("it runs on the command line of whoever draws, without database or server")
                .check(PRODUCT);
    }

    @Test
    void onlyThePipelineExaminesDeployments() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.muster.publishing..")
                .should()
                .implement("org.camunda.bpm.engine.impl.persistence.deploy.Deployer")
                .orShould(callAny("setCustomPreDeployers", "setCustomPostDeployers", "setDeployers"))
                .because("what a deployment passes is listed in one place, in order")
                .check(PRODUCT);
    }

    private static ArchCondition<JavaClass> callAny(String... methods) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "a method of the engine's configuration that takes deployers",
                call -> call.getTargetOwner()
                                .isAssignableTo("org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl")
                        && List.of(methods).contains(call.getName())));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.muster.(**)")
                .should()
                .beFreeOfCycles()
                .because("a reader enters a package from one side, inside a module as well as between modules")
                .check(PRODUCT);
    }
}
