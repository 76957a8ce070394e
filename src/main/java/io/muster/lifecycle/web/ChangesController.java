package io.muster.lifecycle.web;

import io.muster.governance.Change;
import io.muster.governance.Changes;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
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
@RequestMapping("/api/process-changes")
@Tag(
        name = "Process changes",
        description = "Process changes: deployments that weaken a control and wait for the owner of the process")
class ChangesController {

    private final Changes changes;

    ChangesController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the last changes, newest first")
    List<Change> newest() {
        return changes.newest();
    }

    @GetMapping("/{number}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows a change")
    Change one(@PathVariable int number) {
        return changes.get(number);
    }

    @PostMapping("/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('DESIGNER')")
    @Operation(summary = "Withdraws a change, with a reason; only for the person who proposed it")
    void withdrawal(@PathVariable int number, @Valid @RequestBody Withdrawal request, Actor actor) {
        changes.withdraw(number, request.reason(), actor);
    }

    record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}
}
