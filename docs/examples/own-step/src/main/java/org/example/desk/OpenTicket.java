package org.example.desk;

import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** A step of our own: tells the service desk about a version. It waits for another server, so it is a long step. */
@Step(
        id = "openTicket",
        title = "Open ticket",
        description = "Opens a ticket about the version at the service desk.",
        group = Step.Group.NOTIFY,
        inputs = @Step.Input(
                name = "queue",
                label = "Queue of the service desk",
                proposed = "operations",
                values = {"operations", "models"}),
        outcome = @Step.Outcome(
                variable = "deskOutcome",
                values = {"opened", "known"}),
        writes = @Step.Variable(name = "deskTicket", label = "Number of the ticket"),
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "The run of the step is the key of the ticket, so a second request finds the first one's.")
public final class OpenTicket implements LongStep {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String desk;

    /** Spring gives it what it asks for; the address is a setting of the server. */
    public OpenTicket(Environment settings) {
        this.desk = settings.getRequiredProperty("desk.address");
    }

    /** The request is sent while no transaction is open; the result is kept in the one that moves the process on. */
    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        var answer = put(context.run(), "%s: %s".formatted(context.input("queue"), context.version()));
        var outcome =
                switch (answer.statusCode()) {
                    case 201 -> "opened";
                    case 200 -> "known";
                    // An exception is tried again after 'retries'; then it is an incident for an operator.
                    default ->
                        throw new IllegalStateException("The service desk %s answered %d to a ticket about %s"
                                .formatted(desk, answer.statusCode(), context.version()));
                };
        return () -> StepResult.outcome(outcome).with("deskTicket", answer.body());
    }

    private HttpResponse<String> put(String key, String text) throws InterruptedException {
        var address = URI.create("%s/%s".formatted(desk, URLEncoder.encode(key, StandardCharsets.UTF_8)));
        var request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .PUT(BodyPublishers.ofString(text))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("The service desk %s does not answer: %s".formatted(desk, e), e);
        }
    }
}
