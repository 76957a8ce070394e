package io.muster.reporting.web;

import io.muster.identity.grants.WebApplications;
import io.muster.security.CurrentActor;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages share: who reads, the links that this person may follow, and a page for a refusal. */
@ControllerAdvice(annotations = ForPeople.class)
class PageAdvice {

    private static final String READER = "reader";
    private static final String OPENS_COCKPIT = "opensCockpit";

    private final CurrentActor current;

    PageAdvice(CurrentActor current) {
        this.current = current;
    }

    @ModelAttribute(READER)
    String reader(Actor reader) {
        return reader.id();
    }

    @ModelAttribute(OPENS_COCKPIT)
    boolean opensCockpit() {
        return WebApplications.opensCockpit(current.roles());
    }

    /** People get a page, not problem details. */
    @ExceptionHandler
    ModelAndView on(Refusal refusal, Actor reader) {
        var page = new ModelAndView(
                "refusal", Map.of(READER, reader.id(), OPENS_COCKPIT, opensCockpit(), "message", refusal.getMessage()));
        page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
        return page;
    }
}
