package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.PredictionObserver.About;
import io.muster.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the protocol, read from its JSON.
 *
 * @param id echoed in the response, or null
 * @param outputs names of the requested outputs, in the requested order; empty for all
 * @param about what the request says about itself
 */
public record InferenceRequest(@Nullable String id, List<Tensor> inputs, List<String> outputs, About about) {

    /** A request that is refused before it is scored: it violates the protocol, or exceeds the limit of bytes or rows. */
    public static final class InvalidRequest extends Refusal {

        InvalidRequest(String message) {
            super(DeploymentProblem.INVALID_REQUEST, message);
        }

        InvalidRequest(String message, Throwable cause) {
            super(DeploymentProblem.INVALID_REQUEST, message, cause);
        }

        private InvalidRequest(DeploymentProblem problem, String message) {
            super(problem, message);
        }

        public static InvalidRequest tooLarge(String message) {
            return new InvalidRequest(DeploymentProblem.REQUEST_TOO_LARGE, message);
        }
    }

    /** @throws InvalidRequest if it is not JSON, or violates the protocol */
    public static InferenceRequest read(InputStream body) throws IOException {
        try (var json = ProtocolJson.JSON.createParser(body)) {
            return new Reader(json).read();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidRequest(
                    "The request is not JSON: %s (line %d, column %d)"
                            .formatted(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr()),
                    e);
        }
    }

    /** Streams, without a tree. Unknown members and parameters are skipped, after their types were checked. */
    private static final class Reader {

        private final JsonParser json;
        private @Nullable String id;
        private @Nullable List<Tensor> inputs;
        private @Nullable List<String> outputs;
        private @Nullable About about;

        private Reader(JsonParser json) {
            this.json = json;
        }

        private InferenceRequest read() throws IOException {
            ProtocolJson.requireObject(json.nextToken(), "The request");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                member(json.currentName());
            }
            if (json.nextToken() != null) {
                throw new InvalidRequest("Something follows after the request's closing brace");
            }
            if (inputs == null || inputs.isEmpty()) {
                throw new InvalidRequest("The request has no 'inputs'");
            }
            return new InferenceRequest(
                    id, inputs, outputs == null ? List.of() : outputs, about == null ? About.NOTHING : about);
        }

        private void member(String name) throws IOException {
            json.nextToken();
            switch (name) {
                case "id" -> id = ProtocolJson.once(id, ProtocolJson.text(json, "id"), "id");
                case "inputs" -> inputs = ProtocolJson.once(inputs, readInputs(), "inputs");
                case "outputs" -> outputs = ProtocolJson.once(outputs, readOutputs(), "outputs");
                case "parameters" -> about = ProtocolJson.once(about, ProtocolJson.about(json), "parameters");
                default -> json.skipChildren();
            }
        }

        private List<Tensor> readInputs() throws IOException {
            ProtocolJson.requireArray(json.currentToken(), "'inputs'");
            var tensors = new ArrayList<Tensor>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                tensors.add(TensorReader.read(json));
            }
            return tensors;
        }

        private List<String> readOutputs() throws IOException {
            ProtocolJson.requireArray(json.currentToken(), "'outputs'");
            var names = new ArrayList<String>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                names.add(readOutput());
            }
            return names;
        }

        private String readOutput() throws IOException {
            ProtocolJson.requireObject(json.currentToken(), "An entry of 'outputs'");
            String name = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "name" -> name = ProtocolJson.once(name, ProtocolJson.text(json, "name"), "name");
                    case "parameters" -> ProtocolJson.skipParameters(json);
                    default -> json.skipChildren();
                }
            }
            if (name == null) {
                throw new InvalidRequest("An entry of 'outputs' has no 'name'");
            }
            return name;
        }
    }
}
