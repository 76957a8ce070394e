package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    /** All modules that handle process files, except the one that reads them. */
    private static final String[] PROCESS_SIDE = {
        "io.muster.commands..",
        "io.muster.comparison..",
        "io.muster.decisions..",
        "io.muster.decisiontables..",
        "io.muster.diagrams..",
        "io.muster.engine..",
        "io.muster.governance..",
        "io.muster.identity..",
        "io.muster.lifecycle..",
        "io.muster.modeler..",
        "io.muster.proofs..",
        "io.muster.publishing..",
        "io.muster.rendering..",
        "io.muster.reporting..",
        "io.muster.signoff..",
        "io.muster.step..",
        "io.muster.verification..",
    };

    private static final DescribedPredicate<JavaClass> XML = JavaClass.Predicates.resideInAnyPackage(
                    "org.camunda.bpm.engine.impl.util.xml..",
                    "javax.xml.parsers..",
                    "javax.xml.stream..",
                    "javax.xml.transform..",
                    "javax.xml.validation..",
                    "org.w3c.dom..",
                    "org.xml.sax..")
            .or(HasName.Predicates.name("io.muster.shared.xml.HardenedXml"))
            .as("read XML");

    /** Classes that read the engine's own parse, because the engine runs it, or that edit a file's text without changing the rest. */
    private static final Set<String> OTHER_READERS = Set.of(
            "io.muster.engine.execution.EngineElements",
            "io.muster.engine.execution.StepRetries",
            "io.muster.engine.execution.LifecycleParse",
            "io.muster.engine.execution.Wiring",
            "io.muster.modeler.upgrade.XmlScan");

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
    void everyModuleIsInTheTableOfTheDocumentation() throws IOException {
        var page = Files.readString(Path.of("docs/structure.md")).split("\n## Dependencies")[0];

        assertThat(Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
    }

    @Test
    void processFilesHaveOneReader() {
        noClasses()
                .that()
                .resideInAnyPackage(PROCESS_SIDE)
                .and(DescribedPredicate.describe(
                        "are not one of " + OTHER_READERS, type -> !OTHER_READERS.contains(outermost(type))))
                .should()
                .dependOnClassesThat(XML)
                .orShould(callAny("org.camunda.bpm.model.bpmn.Bpmn", "readModelFromStream", "readModelFromFile"))
                .because(
                        "what a BPMN file says is read by processfiles, and all other modules use its result (ADR 025)")
                .check(PRODUCT);
    }

    /** A listed class that no longer reads anything would hide a new reader of the same name. */
    @Test
    void theOtherReadersStillRead() {
        assertThat(OTHER_READERS).allMatch(name -> uses(name, XML));
        assertThat(OTHER_TABLE_READERS).allMatch(name -> uses(name, DMN_PARSERS));
    }

    private static boolean uses(String name, DescribedPredicate<JavaClass> what) {
        return PRODUCT.stream()
                .filter(type -> outermost(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> what.test(dependency.getTargetClass()));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    /** Other classes that may parse a DMN file: those that evaluate a table with the engine, or check what the engine loads. */
    private static final Set<String> OTHER_TABLE_READERS =
            Set.of("io.muster.decisions.AskedDecision", "io.muster.engine.execution.DecisionTablePolicy");

    private static final DescribedPredicate<JavaClass> DMN_PARSERS = JavaClass.Predicates.resideInAnyPackage(
                    "org.camunda.bpm.model.dmn..")
            .or(HasName.Predicates.name("org.camunda.bpm.dmn.engine.DmnEngine"))
            .as("parse DMN");

    @Test
    void decisionTablesHaveOneReader() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not one of " + OTHER_TABLE_READERS,
                        type -> !OTHER_TABLE_READERS.contains(outermost(type))))
                .and()
                .doNotHaveFullyQualifiedName("io.muster.decisions.Feel")
                .should()
                .dependOnClassesThat(DMN_PARSERS)
                .because(
                        "what a decision table says is read by decisiontables, and all other modules use its result (ADR 030)")
                .check(PRODUCT);
    }

    @Test
    void whatACellMeansIsSaidOnce() {
        noClasses()
                .should(callAny("org.camunda.bpm.dmn.feel.impl.FeelEngine", "evaluateSimpleUnaryTests"))
                .because("cells are understood by decisiontables.UnaryTest, or not at all (ADR 030)")
                .check(PRODUCT);
    }

    /** The check of bounds looks for expensive parts of a rule model while its bytes come in, before anything reads it. */
    @Test
    void theNamesOfDmnElementsAreInTheirReader() throws IOException {
        var words = Pattern.compile("\"(decisionTable|hitPolicy|inputExpression|inputEntry|outputEntry)\"");
        var product = Path.of("src/main/java/io/muster");
        try (var files = Files.walk(product)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(product.resolve("decisiontables")))
                            .filter(file -> words.matcher(read(file)).find())
                            .map(file -> product.relativize(file).toString()))
                    .as("what a decision table says is read by decisiontables (ADR 030)")
                    .containsExactly("formats/dmn/DmnBounds.java");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheProofReadsDiagramsByTheModelApi() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.muster.processfiles..",
                        "io.muster.verification..",
                        "io.muster.comparison..",
                        "io.muster.rendering..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.model.bpmn..")
                .because("diagrams have one translation, and all other code uses its result")
                .check(PRODUCT);
    }

    @Test
    void theProofNeedsNeitherEngineNorContainer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.muster.processfiles..",
                        "io.muster.decisiontables..",
                        "io.muster.diagrams..",
                        "io.muster.verification..",
                        "io.muster.comparison..",
                        "io.muster.rendering..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine..", "org.springframework.context..", "java.sql..")
                .because("it runs on a designer's command line, without database or server")
                .check(PRODUCT);
    }

    @Test
    void onlyThePipelineExaminesDeployments() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.muster.publishing..")
                .should()
                .implement("org.camunda.bpm.engine.impl.persistence.deploy.Deployer")
                .orShould(callAny(
                        "org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl",
                        "setCustomPreDeployers",
                        "setCustomPostDeployers",
                        "setDeployers"))
                .because("what a deployment passes is listed in one place, in order")
                .check(PRODUCT);
    }

    private static ArchCondition<JavaClass> callAny(String owner, String... methods) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "one of %s of %s".formatted(List.of(methods), owner),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && List.of(methods).contains(call.getName())));
    }

    @Test
    void deploymentTargetsAreKnownByTheirContractOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.muster.deployment.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.muster.deployment.embedded..")
                .because("a deployment chooses its target by name, and another jar may bring one")
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
