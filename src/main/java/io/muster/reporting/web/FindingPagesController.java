package io.muster.reporting.web;

import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.FindingEdit;
import io.muster.evidence.findings.FindingFilter;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.reporting.FindingsPage;
import io.muster.security.CurrentActor;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of findings, with a form for each thing that people do about them. */
@Controller
@ForPeople
@RequestMapping("/findings")
class FindingPagesController {

    private final FindingsPage pages;
    private final Findings findings;
    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final CurrentActor current;

    FindingPagesController(
            FindingsPage pages, Findings findings, EvidenceLedger ledger, Inventory inventory, CurrentActor current) {
        this.pages = pages;
        this.findings = findings;
        this.ledger = ledger;
        this.inventory = inventory;
        this.current = current;
    }

    /** @param state {@code open}, which is also the default, {@code closed} or {@code all} */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String after,
            Model page) {
        var open = state.equals("all") ? null : Boolean.valueOf(!state.equals("closed"));
        var filter = new FindingFilter(open, severity, model, owner);
        page.addAttribute("list", pages.list(filter, after));
        page.addAttribute("filter", filter);
        page.addAttribute("state", open == null ? "all" : open ? "open" : "closed");
        page.addAttribute("severities", Severity.values());
        page.addAttribute("keeps", current.roles().stream().anyMatch(Set.of(Role.VALIDATOR, Role.OPERATOR)::contains));
        return "findings";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Actor reader, Model page) {
        page.addAttribute("view", pages.read(id, reader));
        page.addAttribute("severities", Severity.values());
        return "finding";
    }

    @PostMapping("/{id}/edit")
    @PreAuthorize(Findings.KEEPERS)
    String edit(
            @PathVariable String id,
            @RequestParam Severity severity,
            @RequestParam String title,
            @RequestParam String description,
            @RequestParam String owner,
            @RequestParam LocalDate due,
            @RequestParam String remediation,
            Actor actor) {
        var edit = new FindingEdit(severity, title, description, Actor.person(owner.strip()), due, remediation);
        findings.edit(id, edit, actor);
        return back(id);
    }

    @PostMapping("/{id}/remedy")
    String remedy(@PathVariable String id, @RequestParam String text, @RequestParam String evidence, Actor actor) {
        var shown = evidence.isBlank() ? null : ledger.get(evidence.strip()).id();
        findings.remedy(id, text, shown, actor);
        return back(id);
    }

    @PostMapping("/{id}/accept")
    @PreAuthorize(Findings.ACCEPTORS)
    String accept(@PathVariable String id, @RequestParam LocalDate until, @RequestParam String reason, Actor actor) {
        findings.acceptRisk(id, until, reason, actor);
        return back(id);
    }

    @PostMapping("/{id}/close")
    @PreAuthorize(Findings.CLOSERS)
    String close(@PathVariable String id, @RequestParam String reason, Actor actor) {
        findings.close(id, reason, actor);
        return back(id);
    }

    @PostMapping("/{id}/reopen")
    @PreAuthorize(Findings.KEEPERS)
    String reopen(@PathVariable String id, @RequestParam String reason, Actor actor) {
        findings.reopen(id, reason, actor);
        return back(id);
    }

    @PostMapping
    @PreAuthorize(Findings.KEEPERS)
    String open(
            @RequestParam String version,
            @RequestParam Severity severity,
            @RequestParam String title,
            @RequestParam String description,
            @RequestParam String owner,
            @RequestParam LocalDate due,
            @RequestParam String remediation,
            Actor actor) {
        var id = inventory.version(VersionId.parse(version.strip())).id();
        var fresh =
                new NewFinding(id, severity, title, description, Actor.person(owner.strip()), due, remediation, null);
        return back(findings.open(fresh, actor).id());
    }

    private static String back(String id) {
        return "redirect:/findings/" + id;
    }
}
