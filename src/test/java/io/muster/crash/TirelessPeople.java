package io.muster.crash;

import io.muster.audit.AuditTrail;
import io.muster.audit.ChainVerdict;
import io.muster.inventory.Inventory;
import io.muster.inventory.Materiality;
import io.muster.inventory.ModelVersion;
import io.muster.inventory.Stage;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.lifecycle.WaitingTask;
import io.muster.testing.TestUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Drafts so many versions at the first start, starts their releases and decides whatever waits, like people at their
 * desks: each decision over the same services as the engine's REST API. When all are in service, it says so and stops.
 */
@TestComponent
public class TirelessPeople {

    private static final Logger LOG = LoggerFactory.getLogger(TirelessPeople.class);

    private static final Map<String, List<String>> DECISIONS = Map.of(
            "validator", List.of("vera", "accept"),
            "approver", List.of("anna", "approve"));

    private final Loans loans;
    private final Lifecycle lifecycle;
    private final Inventory inventory;
    private final AuditTrail audit;
    private final ApplicationContext context;

    public TirelessPeople(
            Loans loans, Lifecycle lifecycle, Inventory inventory, AuditTrail audit, ApplicationContext context) {
        this.loans = loans;
        this.lifecycle = lifecycle;
        this.inventory = inventory;
        this.audit = audit;
        this.context = context;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var thread = new Thread(this::work, "tireless-people");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        var wanted = context.getBean(Environment.class).getRequiredProperty("crash.releases", Integer.class);
        LOG.info("CRASH-READY");
        while (versions().size() < wanted) {
            loans.good(Materiality.LOW);
        }
        while (!versions().stream().allMatch(version -> version.stage() == Stage.IN_SERVICE)) {
            versions().stream()
                    .filter(version -> version.stage() == Stage.DRAFT)
                    .filter(version -> lifecycle.journeys(version.id()).isEmpty())
                    .forEach(version -> quietly(() -> lifecycle.startRelease(version.id(), TestUsers.DEVELOPER)));
            lifecycle.waiting().forEach(task -> quietly(() -> decide(task)));
            pause();
        }
        tellAndStop();
    }

    private void tellAndStop() {
        var broken =
                audit.verifyAll().stream().filter(verdict -> !isIntact(verdict)).toList();
        LOG.info("CRASH-DONE chains broken: {}", broken);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static boolean isIntact(ChainVerdict verdict) {
        return verdict.isIntact();
    }

    private void decide(WaitingTask task) {
        var decision = DECISIONS.get(task.groups().get(0));
        if (decision == null) {
            throw new IllegalStateException("Nobody here decides " + task);
        }
        var identity = context.getBean(IdentityService.class);
        var tasks = context.getBean(TaskService.class);
        identity.setAuthentication(decision.get(0), List.of(task.groups().get(0)));
        try {
            if (task.assignee() == null) {
                tasks.claim(task.id(), decision.get(0));
            }
            var dossier = tasks.getVariableLocal(task.id(), "dossier");
            context.getBean(FormService.class)
                    .submitTaskForm(
                            task.id(), Map.of("decision", decision.get(1), "reason", "It holds", "dossier", dossier));
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<ModelVersion> versions() {
        return inventory.versionsIn(Arrays.asList(Stage.values()));
    }

    /** A conflict with what the engine does at the same moment is tried again at the next look. */
    private static void quietly(Runnable wish) {
        try {
            wish.run();
        } catch (RuntimeException e) {
            LOG.info("Not now: {}", e.getMessage());
        }
    }

    private static void pause() {
        try {
            // People look now and then; nothing announces a task to them.
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
