package io.muster.scheduling.web;

import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.scheduling.SchedulingProblem;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/schedules")
@Tag(name = "Schedules", description = "Schedules: what is due when")
class SchedulesController {

    private final Schedules schedules;
    private final Clock clock;

    SchedulesController(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists all schedules: those still planned first, the soonest first")
    List<ScheduleView> all() {
        return schedules.all().stream().map(this::view).toList();
    }

    @GetMapping("/{kind}/{subject}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows one schedule")
    ScheduleView one(@PathVariable String kind, @PathVariable String subject) {
        return view(schedules.find(kind, subject).orElseThrow(() -> SchedulingProblem.scheduleNotFound(kind, subject)));
    }

    @PutMapping("/{kind}/{subject}/due")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Moves a planned date, with a reason")
    ScheduleView change(
            @PathVariable String kind, @PathVariable String subject, @Valid @RequestBody Change change, Actor actor) {
        return view(schedules.change(kind, subject, change.due(), change.reason(), actor));
    }

    @PostMapping("/{kind}/{subject}/run")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Starts at once what is planned for later; asking twice for one period starts it once")
    ScheduleView runNow(@PathVariable String kind, @PathVariable String subject, Actor actor) {
        return view(schedules.runNow(kind, subject, actor));
    }

    @PostMapping("/{kind}/{subject}/cancel")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Cancels a planned date, with a reason")
    ScheduleView cancel(
            @PathVariable String kind,
            @PathVariable String subject,
            @Valid @RequestBody Cancellation request,
            Actor actor) {
        return view(schedules.cancel(kind, subject, request.reason(), actor));
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(schedule, clock.instant());
    }

    record Change(
            @NotNull Instant due,
            @NotBlank @Size(max = 2000) String reason) {}

    record Cancellation(@NotBlank @Size(max = 2000) String reason) {}

    /** @param overdue whether it should have fired by now */
    record ScheduleView(
            String kind,
            String subject,
            Instant due,
            Schedule.State state,
            boolean overdue,
            @Nullable Instant lastFired,
            @Nullable String reason,
            Actor by,
            Instant at,
            int failures,
            @Nullable String failure) {

        static ScheduleView of(Schedule schedule, Instant now) {
            return new ScheduleView(
                    schedule.kind(),
                    schedule.subject(),
                    schedule.due(),
                    schedule.state(),
                    schedule.isOverdue(now),
                    schedule.lastFired(),
                    schedule.reason(),
                    schedule.by(),
                    schedule.at(),
                    schedule.failures(),
                    schedule.failure());
        }
    }
}
