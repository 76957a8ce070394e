package io.muster.reporting.web;

import io.muster.identity.grants.WebApplications;
import io.muster.security.CurrentActor;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The links of the navigation bar: only those that the reader may follow. */
@ControllerAdvice(assignableTypes = {PagesController.class, ProcessPagesController.class})
class PlacesAdvice {

    private final CurrentActor current;

    PlacesAdvice(CurrentActor current) {
        this.current = current;
    }

    @ModelAttribute("opensCockpit")
    boolean opensCockpit() {
        return WebApplications.opensCockpit(current.roles());
    }
}
