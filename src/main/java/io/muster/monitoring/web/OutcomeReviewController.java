package io.muster.monitoring.web;

import io.muster.inventory.Inventory;
import io.muster.monitoring.evaluation.OutcomeReview;
import io.muster.monitoring.evaluation.OutcomeReview.PastError;
import io.muster.monitoring.evaluation.OutcomeReview.WaitingWindow;
import io.muster.security.ReadAccess;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/monitoring")
@Tag(name = "Monitors")
class OutcomeReviewController {

    private static final int MOST = 500;

    private final OutcomeReview review;
    private final Inventory inventory;

    OutcomeReviewController(OutcomeReview review, Inventory inventory) {
        this.review = review;
        this.inventory = inventory;
    }

    @GetMapping("/versions/{version}/outcomes")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows which windows wait for outcomes, and how wrong estimates were where outcomes are known")
    Review review(@PathVariable String version, @RequestParam(defaultValue = "12") @Min(1) @Max(MOST) int windows) {
        var id = inventory.version(VersionId.parse(version)).id();
        return new Review(review.waiting(id), review.pastErrors(id, windows));
    }

    /**
     * @param waiting the oldest window of each series whose performance does not count yet
     * @param estimates past errors of estimates, by statistic
     */
    record Review(List<WaitingWindow> waiting, List<PastError> estimates) {}
}
