package io.muster.testing;

import io.muster.Muster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole of Muster, engine and web applications included, on a free port and a database of its own (H2 or PostgreSQL,
 * see {@link TestDatabase}), with one person per role ({@link ServerUsers}). Inject {@link Server} to talk to it. Jobs
 * run only when a test says so ({@code managementService.executeJob}), nothing fires by itself, and the clock stands
 * ({@link SettableClock}; the engine keeps its own).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Muster.class, webEnvironment = WebEnvironment.RANDOM_PORT)
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
            "muster.scheduling.automatic=false",
            "muster.identity.password-iterations=1000",
            "muster.training.directory=target/test-training-${muster.test.fork:1}"
        })
@Import({TestTime.class, ServerUsers.class, Server.Configuration.class})
@TestExecutionListeners(listeners = OwnEngine.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface MusterServerTest {}
