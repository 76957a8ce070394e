package io.muster.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts everything with the engine on a database of its own; nothing moves by itself, but a test moves it with
 * {@link ProcessDriver}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(
        properties = {
            // What a proof costs is measured elsewhere; here the machine may be slow.
            "muster.lifecycle.proof.time=1m",
            // A group beyond those of the roles, as an installation declares its own.
            "muster.security.user-groups[0].id=creditCommittee",
            "muster.security.user-groups[0].name=Credit committee",
            "muster.security.user-groups[0].rights=approver",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.generate-unique-process-engine-name=true",
            "muster.scheduling.automatic=false",
            "muster.lifecycle.worker.enabled=false"
        })
@Import({TestUsers.class, TestTime.class, ProcessDriver.class})
public @interface MusterProcessTest {}
