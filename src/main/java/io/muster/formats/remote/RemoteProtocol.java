package io.muster.formats.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.columns.Column;
import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wire protocol for rows and results. */
interface RemoteProtocol {

    int rowsPerCall();

    JsonNode body(List<Column> inputs, Rows rows);

    /**
     * @param results the columns of all rows to be filled
     * @throws io.muster.formats.ScoringFailed naming the output, if the response does not have the expected form
     */
    void read(JsonNode answer, List<Column> results, Rows rows);

    /**
     * @throws IncompatibleSignature naming the field
     */
    static RemoteProtocol of(Descriptor descriptor, Signature signature, int limit) {
        requireAllExpected(descriptor, signature);
        var inputs = bind("input", descriptor.inputs(), signature.inputs());
        var outputs = bind("output", descriptor.outputs(), signature.outputs());
        var rows = atMost(descriptor.request().rowsPerCall(), limit);
        return switch (descriptor.protocol()) {
            case OPEN_INFERENCE ->
                new OpenInference(inputs, outputs, descriptor.request().tensor(), rows);
            case MLFLOW -> new MlflowInvocations(inputs, outputs, rows);
            case JSON -> new DescribedJson(inputs, outputs, descriptor, rows);
        };
    }

    /** @throws io.muster.formats.UnreadableArtifact if the descriptor uses what the protocol does not support */
    static void requireSound(Descriptor descriptor) {
        switch (descriptor.protocol()) {
            case OPEN_INFERENCE -> OpenInference.requireSound(descriptor);
            case MLFLOW -> MlflowInvocations.requireSound(descriptor);
            case JSON -> DescribedJson.requireSound(descriptor);
        }
    }

    private static int atMost(@Nullable Integer requested, int limit) {
        return requested == null ? limit : Math.min(requested, limit);
    }

    private static void requireAllExpected(Descriptor descriptor, Signature signature) {
        for (var input : descriptor.inputs()) {
            if (!input.field().optional() && signature.input(input.name()).isEmpty()) {
                throw new IncompatibleSignature(
                        "The remote model needs an input '%s', which the signature does not have"
                                .formatted(input.name()));
            }
        }
    }

    private static List<RemoteField> bind(String what, List<RemoteField> described, List<Field> declared) {
        return declared.stream()
                .map(field -> described.stream()
                        .filter(each -> each.name().equals(field.name()))
                        .findFirst()
                        .orElseThrow(() -> new IncompatibleSignature("The remote model has no %s '%s', only %s"
                                .formatted(
                                        what,
                                        field.name(),
                                        described.stream()
                                                .map(RemoteField::name)
                                                .toList())))
                        .as(field))
                .toList();
    }
}
