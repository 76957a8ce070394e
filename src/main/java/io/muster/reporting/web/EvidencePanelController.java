package io.muster.reporting.web;

import io.muster.reporting.EvidencePanel;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The evidence panel of a task as a part of a page, which Tasklist inserts beside the form. */
@Controller
@ForPeople
class EvidencePanelController {

    private final EvidencePanel panel;

    EvidencePanelController(EvidencePanel panel) {
        this.panel = panel;
    }

    @GetMapping("/tasks/{id:[0-9A-Za-z-]{1,64}}/evidence")
    String show(@PathVariable String id, Actor reader, Model page) {
        page.addAttribute("view", panel.read(id, reader));
        return "panel :: evidence";
    }

    /** A part of a page too, so that the reason is shown where the evidence would be. */
    @ExceptionHandler
    ModelAndView on(Refusal refusal) {
        var answer = new ModelAndView("panel :: refused", Map.of("message", refusal.getMessage()));
        answer.setStatus(HttpStatus.valueOf(refusal.kind().status()));
        return answer;
    }
}
