package io.muster.reporting.web;

import io.muster.reporting.DamageNotice;
import io.muster.reporting.HomePage;
import io.muster.reporting.VersionPage;
import io.muster.security.CurrentActor;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Muster's own pages. */
@Controller
@ForPeople
class PagesController {

    private static final String READER = "reader";

    private final HomePage homePage;
    private final VersionPage versionPage;
    private final DamageNotice damage;
    private final CurrentActor current;

    PagesController(HomePage homePage, VersionPage versionPage, DamageNotice damage, CurrentActor current) {
        this.homePage = homePage;
        this.versionPage = versionPage;
        this.damage = damage;
        this.current = current;
    }

    @GetMapping("/")
    String home(Actor reader, Model page) {
        page.addAttribute(READER, reader.id());
        page.addAttribute("home", homePage.read(reader, current.groups()));
        page.addAttribute("damage", damage.everywhere());
        return "home";
    }

    /** Forms in Tasklist link here, to the evidence to decide on. */
    @GetMapping("/versions/{model}/{number}")
    String version(@PathVariable String model, @PathVariable String number, Actor reader, Model page) {
        page.addAttribute(READER, reader.id());
        var id = VersionId.parse(model + "@" + number);
        page.addAttribute("view", versionPage.read(id));
        page.addAttribute("damage", damage.of(id));
        return "version";
    }

    /** People get a page, not problem details. */
    @ExceptionHandler
    ModelAndView on(Refusal refusal, Actor reader) {
        var page = new ModelAndView("refusal", Map.of(READER, reader.id(), "message", refusal.getMessage()));
        page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
        return page;
    }
}
