package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streaming reader of a request of the protocol. Unknown members are skipped; parameters are checked for their
 * types, but have no meaning here.
 */
public final class RequestReader {

    private final JsonParser json;
    private @Nullable String id;
    private @Nullable List<Tensor> inputs;
    private @Nullable List<String> outputs;

    private RequestReader(JsonParser json) {
        this.json = json;
    }

    /** @throws InvalidRequest if it is not JSON, or violates the protocol */
    public static InferenceRequest read(InputStream body) throws IOException {
        try (var json = ProtocolJson.JSON.createParser(body)) {
            return new RequestReader(json).read();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidRequest(
                    "The request is no JSON: %s (line %d, column %d)"
                            .formatted(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr()),
                    e);
        }
    }

    private InferenceRequest read() throws IOException {
        Members.requireObject(json.nextToken(), "The request");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            member(json.currentName());
        }
        if (json.nextToken() != null) {
            throw new InvalidRequest("Something follows after the request's closing brace");
        }
        if (inputs == null || inputs.isEmpty()) {
            throw new InvalidRequest("The request has no 'inputs'");
        }
        return new InferenceRequest(id, inputs, outputs == null ? List.of() : outputs);
    }

    private void member(String name) throws IOException {
        json.nextToken();
        switch (name) {
            case "id" -> id = Members.once(id, Members.text(json, "id"), "id");
            case "inputs" -> inputs = Members.once(inputs, readInputs(), "inputs");
            case "outputs" -> outputs = Members.once(outputs, readOutputs(), "outputs");
            case "parameters" -> Members.skipParameters(json);
            default -> json.skipChildren();
        }
    }

    private List<Tensor> readInputs() throws IOException {
        Members.requireArray(json.currentToken(), "'inputs'");
        var tensors = new ArrayList<Tensor>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            tensors.add(TensorReader.read(json));
        }
        return tensors;
    }

    private List<String> readOutputs() throws IOException {
        Members.requireArray(json.currentToken(), "'outputs'");
        var names = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            names.add(readOutput());
        }
        return names;
    }

    private String readOutput() throws IOException {
        Members.requireObject(json.currentToken(), "An entry of 'outputs'");
        String name = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = Members.once(name, Members.text(json, "name"), "name");
                case "parameters" -> Members.skipParameters(json);
                default -> json.skipChildren();
            }
        }
        if (name == null) {
            throw new InvalidRequest("An entry of 'outputs' has no 'name'");
        }
        return name;
    }
}
