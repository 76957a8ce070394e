package io.muster.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sign-offs that the demo's people give by themselves, so that models come into service. Each says so in its reason. */
final class DemoDecisions {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 600;
    private static final String REASON = "Decided by the demo itself, so that it can live through simulated months";

    private static final Map<String, Decider> DECIDERS = Map.of(
            "Task_ReviewIndependently", new Decider("vera", "accept"),
            "Task_ApproveUse", new Decider("anna", "approve"),
            "Task_ApproveUseAgain", new Decider("sven", "approve"),
            "Task_DecidePromotion", new Decider("otto", "promote"));

    private final DemoClient client;

    DemoDecisions(DemoClient client) {
        this.client = client;
    }

    private record Decider(String person, String decision) {}

    /**
     * Decides on a release until its model answers.
     *
     * @return whether it does; not if another task than a sign-off is open, because the model failed its policy for example
     */
    boolean release(String model) throws InterruptedException {
        for (var look = 0; look < MOST_LOOKS; look++) {
            if (client.get("otto", "/v2/models/%s/ready".formatted(model)).status() == 200) {
                return true;
            }
            for (var task : client.get("ada", "/engine-rest/task?processInstanceBusinessKey=%s@1".formatted(model))
                    .body()) {
                var decider = DECIDERS.get(task.path("taskDefinitionKey").asText());
                if (decider == null) {
                    return false;
                }
                decide(decider, "/engine-rest/task/" + task.path("id").asText());
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        return false;
    }

    /** What is refused now, because the engine is busy with the task, is tried at the next look. */
    private void decide(Decider decider, String task) throws InterruptedException {
        if (!client.post(decider.person(), task + "/claim", Map.of("userId", decider.person()))
                .isAccepted()) {
            return;
        }
        var shown = client.get(decider.person(), task + "/form-variables?variableNames=dossier")
                .body();
        var variables = new LinkedHashMap<String, Object>();
        variables.put("decision", Map.of("value", decider.decision()));
        variables.put("reason", Map.of("value", REASON));
        variables.put(
                "dossier", Map.of("value", shown.path("dossier").path("value").asText()));
        client.post(decider.person(), task + "/submit-form", Map.of("variables", variables));
    }
}
