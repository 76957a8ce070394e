package io.muster.training.web;

import io.muster.inventory.Inventory;
import io.muster.security.ReadAccess;
import io.muster.shared.VersionId;
import io.muster.training.Training;
import io.muster.training.runs.TrainingRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/training-runs")
@Tag(name = "Training runs", description = "Progress and results of the training of versions")
class TrainingRunController {

    private final Training training;
    private final Inventory inventory;

    TrainingRunController(Training training, Inventory inventory) {
        this.training = training;
        this.inventory = inventory;
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the training runs of a version, newest first")
    List<TrainingRun> runs(@RequestParam String version) {
        return training.runs(inventory.version(VersionId.parse(version)).id());
    }
}
