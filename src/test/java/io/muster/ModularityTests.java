package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
                .resideOutsideOfPackage("io.muster.verification..")
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
                .resideInAPackage("io.muster.verification..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine..", "org.springframework.context..", "java.sql..")
                .because("it runs on the command line of whoever draws, without database or server")
                .check(PRODUCT);
    }
}
