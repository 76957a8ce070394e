package io.muster.notification.web;

import io.muster.notification.recipients.Frequency;
import io.muster.notification.recipients.Preferences;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications/preference")
@PreAuthorize(ReadAccess.INTERACTIVE)
@Tag(name = "Notifications")
class PreferenceController {

    private final Preferences preferences;

    PreferenceController(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    @Operation(summary = "Shows how often you get mail: for each event at once, once a day, or never")
    Preference mine(Actor actor) {
        return new Preference(preferences.of(actor));
    }

    @PutMapping
    @Operation(summary = "Chooses how often you get mail about what happens from now on")
    Preference choose(@Valid @RequestBody Preference request, Actor actor) {
        preferences.choose(actor, request.mail());
        return mine(actor);
    }

    /** @param mail how often */
    record Preference(@NotNull Frequency mail) {}
}
