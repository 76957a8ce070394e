package io.muster.monitoring.web;

import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.monitoring.threshold.ModelThreshold;
import io.muster.monitoring.threshold.ModelThresholds;
import io.muster.monitoring.threshold.ModelThresholds.NewThreshold;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/monitoring/models/{model}/thresholds")
@Tag(name = "Thresholds", description = "Thresholds of single models that are stricter than those of the policy")
class ThresholdController {

    private final ModelThresholds thresholds;

    ThresholdController(ModelThresholds thresholds) {
        this.thresholds = thresholds;
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the thresholds of a model that hold beside those of the policy")
    List<ModelThreshold> list(@PathVariable String model) {
        return thresholds.of(new ModelId(model));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Sets stricter thresholds for a statistic of a model; only its owner may")
    ModelThreshold tighten(@PathVariable String model, @Valid @RequestBody Tightening request, Actor actor) {
        return thresholds.tighten(
                new NewThreshold(
                        new ModelId(model),
                        request.statistic(),
                        request.compared() == null ? Compared.REFERENCE : request.compared(),
                        request.limits(),
                        request.reason()),
                actor);
    }

    @PostMapping("/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lets the policy alone hold again, with a reason; only the owner of the model may")
    void withdraw(
            @PathVariable String model, @PathVariable String id, @Valid @RequestBody Withdrawal request, Actor actor) {
        thresholds.withdraw(new ModelId(model), id, request.reason(), actor);
    }

    record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * @param statistic id of a statistic that the policy watches
     * @param compared what windows are compared with; the reference if it is null
     * @param limits on the scale of the policy's rule
     */
    record Tightening(
            @NotBlank @Size(max = 100) String statistic,
            @Nullable Compared compared,
            @NotNull Limits limits,
            @NotBlank @Size(max = 2000) String reason) {}
}
