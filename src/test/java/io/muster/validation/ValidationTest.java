package io.muster.validation;

import io.muster.testing.TestDatabase;
import io.muster.testing.TestTime;
import io.muster.testing.TestUsers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** As {@link io.muster.testing.MusterModuleTest}, with training beside: what is validated here was really trained. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"shared", "security", "audit", "training"})
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(
        properties = {
            "camunda.bpm.enabled=false",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration,"
                    + "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
            "muster.training.directory=target/test-training-${muster.test.fork:1}",
            "muster.validation.batch-rows=100",
            "muster.validation.max-rows=5000"
        })
@Import({TestUsers.class, TestTime.class, Bench.class})
@interface ValidationTest {}
