package io.muster.formats.remote;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The artifact of a remote model, a JSON document (docs/formats.md).
 *
 * @param muster the kind of document: {@code remote/1}
 * @param endpoint the address to which rows are posted
 * @param timeout how long a call may take, less than the server's own limit; null for that
 * @param authentication null for none
 * @param request null for the protocol's usual form
 * @param response null for the protocol's usual form
 */
record Descriptor(
        String muster,
        URI endpoint,
        Protocol protocol,
        @Nullable Duration timeout,
        @Nullable Authentication authentication,
        List<RemoteField> inputs,
        List<RemoteField> outputs,
        @Nullable Request request,
        @Nullable Response response) {

    static final String KIND = "remote/1";

    Descriptor {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
        request = request == null ? new Request(null, null, null, null) : request;
        response = response == null ? new Response(null) : response;
    }

    /** The wire protocol. */
    enum Protocol {
        /** Open Inference Protocol v2: {@code POST .../infer}. */
        @JsonProperty("open-inference")
        OPEN_INFERENCE,
        /** MLflow's scoring server: {@code POST /invocations} with {@code dataframe_split}. */
        @JsonProperty("mlflow")
        MLFLOW,
        /** Any JSON endpoint, as the descriptor's pointers describe it. */
        @JsonProperty("json")
        JSON
    }

    /**
     * @param secret name of one of the server's secrets, never the secret itself
     * @param header name of the header for {@link Scheme#HEADER}, null otherwise
     */
    record Authentication(
            Scheme scheme, String secret, @Nullable String header) {}

    /** How the secret is presented. */
    enum Scheme {
        @JsonProperty("basic")
        BASIC,
        @JsonProperty("bearer")
        BEARER,
        @JsonProperty("header")
        HEADER
    }

    /**
     * @param tensor open-inference: the tensor that holds all inputs side by side; null for one tensor each
     * @param rows json: pointer to the array of rows; null for one call per row, whose body is the row
     * @param constants json: members of every body
     * @param rowsPerCall maximum rows per call, null for the server's own limit
     */
    record Request(
            @Nullable String tensor,
            @Nullable String rows,
            @Nullable ObjectNode constants,
            @Nullable Integer rowsPerCall) {}

    /** @param rows json: pointer to the array of results, one per row; null if the response is the result of one row */
    record Response(@Nullable String rows) {}

    Signature signature() {
        return new Signature(fields(inputs), fields(outputs));
    }

    private static List<Field> fields(List<RemoteField> described) {
        return described.stream().map(RemoteField::field).toList();
    }
}
