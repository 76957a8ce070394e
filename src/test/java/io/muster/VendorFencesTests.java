package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each vendor's library is imported in one package, so that replacing it changes one package (ADR 001). */
class VendorFencesTests {

    /** The modules that know the process engine; no feature is among them. */
    private static final String[] ENGINE_SIDE = {
        "io.muster.decisions..",
        "io.muster.engine..",
        "io.muster.governance..",
        "io.muster.identity..",
        "io.muster.lifecycle..",
        "io.muster.proofs..",
        "io.muster.publishing..",
        "io.muster.signoff..",
        "io.muster.step..",
    };

    private static final JavaClasses PRODUCT = ProductClasses.ALL;

    private static final Set<JavaClass> NEEDED = PRODUCT.stream()
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .map(Dependency::getTargetClass)
            .collect(Collectors.toSet());

    /**
     * @param vendor its packages
     * @param inside where it may be imported
     * @param because what would be lost otherwise
     */
    record Fence(String vendor, List<String> inside, String because) {

        static Fence of(String vendor, String because, String... inside) {
            return new Fence(vendor, List.of(inside), because);
        }

        @Override
        public String toString() {
            return vendor;
        }
    }

    static Stream<Fence> fences() {
        return Stream.of(
                Fence.of("org.camunda.bpm.engine..", "features know no process", ENGINE_SIDE),
                Fence.of(
                        "org.camunda.bpm.tasklist..",
                        "Tasklist is one task list among others",
                        "io.muster.engine.tasklist.."),
                Fence.of("org.camunda.bpm.dmn..", "decisions are asked by lifecycles", ENGINE_SIDE),
                Fence.of("ai.onnxruntime..", "a format is one provider", "io.muster.formats.onnx.."),
                Fence.of("org.pmml4s..", "a format is one provider", "io.muster.formats.pmml.."),
                Fence.of("org.kie..", "a format is one provider", "io.muster.formats.dmn.."),
                Fence.of("org.tribuo..", "a trainer is one backend", "io.muster.training.tribuo.."),
                Fence.of("com.oracle.labs..", "a trainer is one backend", "io.muster.training.tribuo.."),
                Fence.of(
                        "org.hipparchus..",
                        "mathematics is behind our own names for fits and figures",
                        "io.muster.training.scorecard..",
                        "io.muster.statistics.."),
                Fence.of(
                        "org.quartz..",
                        "a schedule is a row of ours; who wakes us may change",
                        "io.muster.scheduling.quartz.."),
                Fence.of("jakarta.mail..", "a channel is one provider", "io.muster.notification.mail.."),
                Fence.of("org.springframework.mail..", "a channel is one provider", "io.muster.notification.mail.."),
                Fence.of("io.cloudevents..", "a channel is one provider", "io.muster.notification.webhook.."),
                Fence.of(
                        "org.apache.commons.fileupload..",
                        "bodies are checked before the engine reads them, and nowhere else",
                        "io.muster.shared.web.."),
                Fence.of(
                        "org.apache.tika..",
                        "media types are detected in one place",
                        "io.muster.evidence.attachments.."),
                Fence.of("com.github.difflib..", "only upgrades show lines", "io.muster.modeler.upgrade.."),
                Fence.of(
                        "picocli..",
                        "what a command does, a test can ask without a command line",
                        "io.muster.commands.."),
                Fence.of(
                        "ch.qos.logback..",
                        "all other code only writes to a logger; commands switch logging off",
                        "io.muster.logging..",
                        "io.muster.commands.."),
                Fence.of("org.h2..", "any database is one behind SQL", "io.muster.database.h2.."),
                Fence.of("com.nimbusds..", "who issues identities is one provider", "io.muster.security.oidc.."),
                Fence.of(
                        "org.springframework.security.oauth2..",
                        "who issues identities is one provider",
                        "io.muster.security.oidc.."),
                Fence.of("org.erdtman..", "canonical JSON has one writer", "io.muster.shared.."));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void aVendorStaysInItsPlace(Fence fence) {
        noClasses()
                .that()
                .resideOutsideOfPackages(fence.inside().toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(fence.vendor())
                .because(fence.because())
                .check(PRODUCT);
    }

    /** A fence around nothing could never be broken. */
    @ParameterizedTest
    @MethodSource("fences")
    void aFenceHasItsVendorInside(Fence fence) {
        assertThat(NEEDED).anyMatch(JavaClass.Predicates.resideInAPackage(fence.vendor()));
    }
}
