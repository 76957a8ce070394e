package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Muster.class);

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.muster");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void drawsTheModules() {
        new Documenter(MODULES).writeModulesAsPlantUml();
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
    void packagesHaveNoCycles() {
        slices().matching("io.muster.(**)")
                .should()
                .beFreeOfCycles()
                .because("a reader enters a package from one side, inside a module as well as between modules")
                .check(PRODUCT);
    }
}
