package io.muster.deployment.web;

import io.muster.deployment.DeploymentTargets;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.ServedVersions.ModelNotServed;
import io.muster.deployment.ServedVersions.ModelUnavailable;
import io.muster.deployment.web.ServedModels.ModelAddress;
import io.muster.deployment.web.protocol.Tensor.TensorType;
import io.muster.inventory.signature.Field;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The metadata and readiness of models, by the Open Inference Protocol v2. */
@RestController
@Tag(name = "Inference")
class ModelsController {

    private final ServedModels models;
    private final DeploymentTargets targets;

    ModelsController(ServedModels models, DeploymentTargets targets) {
        this.models = models;
        this.targets = targets;
    }

    @GetMapping({"/v2/models/{name}", "/v2/models/{name}/versions/{version}"})
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The inputs and outputs of a model, or of one version of it")
    Metadata metadata(@PathVariable String name, @PathVariable(required = false) @Nullable String version) {
        var address = ModelAddress.of(name, version);
        try (var lease = models.lease(address)) {
            return Metadata.of(lease, versions(address));
        }
    }

    @GetMapping({"/v2/models/{name}/ready", "/v2/models/{name}/versions/{version}/ready"})
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Whether a model, or one version of it, answers requests")
    ResponseEntity<Ready> ready(@PathVariable String name, @PathVariable(required = false) @Nullable String version) {
        var address = ModelAddress.of(name, version);
        try (var lease = models.lease(address)) {
            return ResponseEntity.ok(new Ready(name, true));
        } catch (ModelUnavailable | ModelNotServed e) {
            return ResponseEntity.status(e.kind().status()).body(new Ready(name, false));
        }
    }

    private List<String> versions(ModelAddress address) {
        return targets.versions(address.model()).stream()
                .map(version -> Integer.toString(version.number()))
                .toList();
    }

    record Ready(String name, boolean ready) {}

    /**
     * @param versions the serving ones
     * @param platform {@code project_format}
     */
    record Metadata(String name, List<String> versions, String platform, List<Tensor> inputs, List<Tensor> outputs) {

        static Metadata of(Lease served, List<String> versions) {
            var signature = served.signature();
            return new Metadata(
                    served.deployment().version().model().name(),
                    versions,
                    served.platform(),
                    signature.inputs().stream().map(Tensor::of).toList(),
                    signature.outputs().stream().map(Tensor::of).toList());
        }

        /** @param shape -1 for the variable number of rows, then the dimensions of one row */
        record Tensor(String name, String datatype, List<Integer> shape) {

            static Tensor of(Field field) {
                var shape = Stream.concat(Stream.of(-1), field.shape().stream()).toList();
                return new Tensor(field.name(), TensorType.of(field.type()).name(), shape);
            }
        }
    }
}
