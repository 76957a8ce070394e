package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.evidence.EvidenceLedger;
import io.muster.shared.VersionId;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;

/** A process that waits for a decision on a version, people who try to bypass it, and the records of their attempts. */
abstract class Forgery {

    private static final int PAGE = 1000;

    @Autowired
    Server server;

    @Autowired
    Candidates candidates;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    AuditTrail trail;

    VersionId version;
    String instance;
    private int kept;

    /** By the developer of a new version. */
    void start(String process) {
        version = candidates.candidate();
        var started = server.as("dora")
                .post(
                        "/engine-rest/process-definition/key/" + process + "/start",
                        "{\"businessKey\": \"%s\"}".formatted(version));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        instance = started.json().path("id").asText();
        kept = refusals().size();
    }

    Answer claim(String person, String task, String inTheNameOf) {
        return server.as(person)
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"%s\"}".formatted(inTheNameOf));
    }

    String decision(String word, String task, String more) {
        var dossier = tasks.getVariableLocal(task, "dossier");
        return """
                {"variables": {"decision": {"value": "%s"}, "reason": {"value": "For good reason"},
                               "dossier": {"value": "%s"}%s}}""".formatted(word, dossier, more);
    }

    /** Refused as the caller's fault, with a new entry in the trail since the last call. */
    void assertRefusedAndKept(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(refusedSince()).as(answer.toString()).isPositive();
        kept = refusals().size();
    }

    /** The last refusal at the endpoints. */
    AuditEntry lastRefusal() {
        var atTheEndpoints = refusals(DomainEvent.PLATFORM);
        return atTheEndpoints.get(atTheEndpoints.size() - 1);
    }

    int refusedSince() {
        return refusals().size() - kept;
    }

    /** About the version, or at the endpoints. */
    private List<AuditEntry> refusals() {
        var all = new ArrayList<>(refusals(DomainEvent.PLATFORM));
        all.addAll(refusals(version.model().name()));
        return all;
    }

    private List<AuditEntry> refusals(String chain) {
        var found = new ArrayList<AuditEntry>();
        var from = 1L;
        for (var page = trail.of(chain, from, PAGE); !page.isEmpty(); page = trail.of(chain, from, PAGE)) {
            page.stream().filter(entry -> entry.what().equals("Refused")).forEach(found::add);
            from += page.size();
        }
        return found;
    }
}
