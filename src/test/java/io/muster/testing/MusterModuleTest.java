package io.muster.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Starts one module and those it uses on a database of its own, without the engine and without the scheduler. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// Every module's web layer needs the first two, even if it uses none of their beans; the third records its events.
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"shared", "security", "audit"})
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(
        properties = {
            "camunda.bpm.enabled=false",
            // Not switched off by the line above, and they need the engine. The last one: as in application.yaml.
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration,"
                    + "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
            "muster.scheduling.automatic=false"
        })
@Import({TestUsers.class, TestTime.class})
public @interface MusterModuleTest {

    /** {@code RANDOM_PORT} for a real server, in {@code *ServerTests}. */
    @AliasFor(annotation = ApplicationModuleTest.class, attribute = "webEnvironment")
    WebEnvironment webEnvironment() default WebEnvironment.MOCK;

    /** The module, for a test that lies outside of its package. */
    @AliasFor(annotation = ApplicationModuleTest.class, attribute = "module")
    String module() default "";
}
