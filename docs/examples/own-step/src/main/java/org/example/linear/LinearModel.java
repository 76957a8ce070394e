package org.example.linear;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model as our tool exports it:
 *
 * <pre>{"output": "score", "intercept": -1.5, "link": "logit", "weights": {"age": 0.02, "income": -0.4}}</pre>
 *
 * @param weights by input, in the file's order
 * @param logit whether the sum becomes a probability
 */
record LinearModel(String output, double intercept, boolean logit, Map<String, Double> weights) {

    /** Jackson itself limits the depth of JSON and the length of its numbers. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Foreign bytes: whatever is wrong with them is said, and nothing is guessed. */
    static LinearModel read(byte[] bytes) {
        try {
            return of(JSON.readTree(bytes));
        } catch (IOException e) {
            throw new UnreadableArtifact("The linear model is not JSON: " + e.getMessage(), e);
        }
    }

    private static LinearModel of(JsonNode json) {
        var weights = new LinkedHashMap<String, Double>();
        json.path("weights")
                .properties()
                .forEach(each -> weights.put(each.getKey(), number(each.getKey(), each.getValue())));
        var output = json.path("output").asText();
        var link = json.path("link").asText("identity");
        if (weights.isEmpty()
                || output.isBlank()
                || !List.of("identity", "logit").contains(link)) {
            throw new UnreadableArtifact("A linear model has an 'output', 'weights' of at least one input, and the"
                    + " 'link' identity or logit");
        }
        var model = new LinearModel(output, number("intercept", json.path("intercept")), link.equals("logit"), weights);
        model.signature();
        return model;
    }

    private static double number(String name, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new UnreadableArtifact("'%s' of the linear model is not a finite number".formatted(name));
        }
        return value.doubleValue();
    }

    /** Refused as unreadable if an input has no valid name. */
    Signature signature() {
        try {
            var inputs = weights.keySet().stream()
                    .map(name -> Field.of(name, DataType.DOUBLE))
                    .toList();
            return new Signature(inputs, List.of(Field.of(output, DataType.DOUBLE)));
        } catch (Refusal e) {
            throw new UnreadableArtifact("The linear model has no valid signature: " + e.getMessage(), e);
        }
    }

    double score(double sum) {
        return logit ? 1 / (1 + Math.exp(-sum)) : sum;
    }
}
