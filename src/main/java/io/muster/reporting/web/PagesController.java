package io.muster.reporting.web;

import io.muster.reporting.DamageNotice;
import io.muster.reporting.HomePage;
import io.muster.reporting.ServicePage;
import io.muster.reporting.VersionPage;
import io.muster.security.CurrentActor;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Muster's own pages. */
@Controller
@ForPeople
class PagesController {

    private final HomePage homePage;
    private final VersionPage versionPage;
    private final ServicePage servicePage;
    private final DamageNotice damage;
    private final CurrentActor current;

    PagesController(
            HomePage homePage,
            VersionPage versionPage,
            ServicePage servicePage,
            DamageNotice damage,
            CurrentActor current) {
        this.homePage = homePage;
        this.versionPage = versionPage;
        this.servicePage = servicePage;
        this.damage = damage;
        this.current = current;
    }

    @GetMapping("/")
    String home(Actor reader, Model page) {
        page.addAttribute("home", homePage.read(reader, current.groups()));
        page.addAttribute("damage", damage.everywhere());
        return "home";
    }

    /** Forms in Tasklist link here, to the evidence to decide on. */
    @GetMapping("/versions/{model}/{number}")
    String version(@PathVariable String model, @PathVariable String number, Model page) {
        var id = VersionId.parse(model + "@" + number);
        page.addAttribute("view", versionPage.read(id));
        page.addAttribute("damage", damage.of(id));
        return "version";
    }

    /**
     * What served when.
     *
     * @param at to the minute in UTC, as browsers send it; null or empty for now
     * @param model null or empty for all models
     * @param after the last deployment of the page before, or null
     */
    @GetMapping("/service")
    String service(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String after,
            Model page) {
        page.addAttribute("view", servicePage.read(at, model, after));
        return "service";
    }
}
