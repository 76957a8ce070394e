package io.muster.reporting.web;

import io.muster.notification.delivery.Deliveries;
import io.muster.notification.recipients.Frequency;
import io.muster.notification.recipients.Preferences;
import io.muster.reporting.NotificationsPage;
import io.muster.security.CurrentActor;
import io.muster.shared.Actor;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a person's notifications, and where the links in their mail lead. */
@Controller
@ForPeople
class NotificationPagesController {

    private static final String BACK = "redirect:/notifications";

    private final NotificationsPage notifications;
    private final Preferences preferences;
    private final Deliveries deliveries;
    private final CurrentActor current;

    NotificationPagesController(
            NotificationsPage notifications, Preferences preferences, Deliveries deliveries, CurrentActor current) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.current = current;
    }

    @GetMapping("/notifications")
    String show(Actor reader, Model page) {
        page.addAttribute("view", notifications.read(reader, current.roles()));
        return "notifications";
    }

    @PostMapping("/notifications/preference")
    String choose(@RequestParam Frequency mail, Actor reader) {
        preferences.choose(reader, mail);
        return BACK;
    }

    @PostMapping("/notifications/deliveries/{id}/send-again")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
    String sendAgain(@PathVariable String id, Actor reader) {
        deliveries.sendAgain(id, reader);
        return BACK;
    }

    /**
     * Where the link of a mail leads: to the task in Tasklist. Its own address there is a fragment, which a browser would
     * lose at the sign-in.
     */
    @GetMapping("/tasks/{id:[0-9A-Za-z-]{1,64}}")
    ResponseEntity<Void> task(@PathVariable String id) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/camunda/app/tasklist/default/#/?task=" + id))
                .build();
    }
}
