package io.muster.reporting.web;

import io.muster.lifecycle.actions.VersionActions;
import io.muster.lifecycle.actions.VersionActions.VersionAction;
import io.muster.reporting.DamageNotice;
import io.muster.reporting.HomePage;
import io.muster.reporting.ServicePage;
import io.muster.reporting.VersionActionForm;
import io.muster.reporting.VersionPage;
import io.muster.reporting.monitoring.MonitoringPage;
import io.muster.security.CurrentActor;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Muster's own pages. */
@Controller
@ForPeople
class PagesController {

    /** To whom the page offers what {@link ContributionsController} takes from them only. */
    private static final Set<Role> CONTRIBUTORS =
            Set.of(Role.DEVELOPER, Role.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER, Role.OPERATOR);

    private final HomePage homePage;
    private final VersionPage versionPage;
    private final ServicePage servicePage;
    private final MonitoringPage monitoring;
    private final DamageNotice damage;
    private final CurrentActor current;
    private final VersionActions actions;

    PagesController(
            HomePage homePage,
            VersionPage versionPage,
            ServicePage servicePage,
            MonitoringPage monitoring,
            DamageNotice damage,
            CurrentActor current,
            VersionActions actions) {
        this.homePage = homePage;
        this.versionPage = versionPage;
        this.servicePage = servicePage;
        this.monitoring = monitoring;
        this.damage = damage;
        this.current = current;
        this.actions = actions;
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
        page.addAttribute("actions", VersionActionForm.of(actions.offered(id, current.groups())));
        page.addAttribute("watch", monitoring.condition(id).orElse(null));
        page.addAttribute("damage", damage.of(id));
        page.addAttribute("contributes", current.roles().stream().anyMatch(CONTRIBUTORS::contains));
        return "version";
    }

    /** Who may ask for what is checked where the process starts. */
    @PostMapping("/versions/{model}/{number}/actions/{action}")
    String act(
            @PathVariable String model,
            @PathVariable String number,
            @PathVariable VersionAction action,
            @RequestParam String reason,
            @RequestParam(required = false) @Nullable String data,
            Actor reader) {
        var id = VersionId.parse(model + "@" + number);
        actions.ask(action, id, reason, data, reader);
        return "redirect:/versions/%s/%d".formatted(id.model(), id.number());
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
