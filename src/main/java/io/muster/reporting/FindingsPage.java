package io.muster.reporting;

import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.FindingFilter;
import io.muster.evidence.findings.Findings;
import io.muster.lifecycle.findings.FindingEffects;
import io.muster.reporting.FindingsPage.FindingView.Allowed;
import io.muster.reporting.FindingsPage.FindingView.FindingForm;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.security.CurrentActor;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pages of findings: a list, and one finding with what its reader may do about it. */
@Service
public class FindingsPage {

    private static final int ROWS = 50;

    private final Findings findings;
    private final FindingEffects effects;
    private final EvidenceRowReader rows;
    private final CurrentActor current;
    private final Clock clock;

    FindingsPage(Findings findings, FindingEffects effects, EvidenceRowReader rows, CurrentActor current, Clock clock) {
        this.findings = findings;
        this.effects = effects;
        this.rows = rows;
        this.current = current;
        this.clock = clock;
    }

    /** @param after the key of the last finding on the page before, or null */
    @Transactional(readOnly = true)
    public Page<ListedFinding> list(FindingFilter filter, @Nullable String after) {
        return findings.list(filter, Paging.of(after, ROWS)).map(this::listed);
    }

    /** @throws Refusal {@code FINDING_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public FindingView read(String id, Actor reader) {
        var finding = findings.get(id);
        return new FindingView(
                listed(finding),
                finding.description(),
                facts(finding),
                effects.of(finding).stream().map(FindingWording::effect).toList(),
                new FindingForm(
                        finding.severity().name(),
                        finding.owner().id(),
                        finding.due().toString(),
                        finding.remediation()),
                allowed(finding, reader));
    }

    private ListedFinding listed(Finding finding) {
        return new ListedFinding(
                finding.id(),
                finding.title(),
                PageWording.word(finding.severity()),
                finding.subject().toString(),
                path(finding.subject()),
                finding.owner().id(),
                finding.due().toString(),
                rows.state(finding),
                finding.isOverdue(clock.instant()));
    }

    private static @Nullable String path(SubjectId subject) {
        return subject instanceof VersionId id
                ? "/versions/%s/%d".formatted(id.model().name(), id.number())
                : null;
    }

    private static List<Fact> facts(Finding finding) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("Opened", "%s by %s".formatted(PageWording.time(finding.openedAt()), finding.openedBy())));
        facts.add(Fact.of("To be done", finding.remediation().isEmpty() ? "not stated" : finding.remediation()));
        if (finding.evidence() != null) {
            facts.add(Fact.code("Evidence", finding.evidence()));
        }
        var remedy = finding.treatment().remedy();
        if (remedy != null) {
            facts.add(
                    Fact.of("Done", "%s, %s: %s".formatted(remedy.by(), PageWording.time(remedy.at()), remedy.text())));
        }
        if (remedy != null && remedy.evidence() != null) {
            facts.add(Fact.code("Evidence of what was done", remedy.evidence()));
        }
        var acceptance = finding.treatment().acceptance();
        if (acceptance != null) {
            facts.add(Fact.of(
                    "Risk accepted",
                    "by %s until %s: %s".formatted(acceptance.by(), acceptance.until(), acceptance.reason())));
        }
        return facts;
    }

    /** What is refused when it is asked for nevertheless; the page only leaves it out. */
    private Allowed allowed(Finding finding, Actor reader) {
        var roles = current.roles();
        var isOwner = reader.samePersonAs(finding.owner());
        var keeps = roles.contains(Role.VALIDATOR) || roles.contains(Role.OPERATOR);
        var remedy = finding.treatment().remedy();
        var judges = finding.isOpen() && !isOwner && (remedy == null || !reader.samePersonAs(remedy.by()));
        return new Allowed(
                finding.isOpen() && keeps,
                finding.isOpen() && isOwner,
                judges && roles.contains(Role.APPROVER),
                judges && roles.contains(Role.VALIDATOR),
                !finding.isOpen() && keeps);
    }

    /**
     * A finding in a list.
     *
     * @param path of the page of what it is about, or null
     * @param state open, overdue, accepted, or closed with the reason
     */
    public record ListedFinding(
            String id,
            String title,
            String severity,
            String subject,
            @Nullable String path,
            String owner,
            String due,
            String state,
            boolean overdue) {}

    /**
     * One finding.
     *
     * @param effects a sentence each
     */
    public record FindingView(
            ListedFinding row,
            String description,
            List<Fact> facts,
            List<String> effects,
            FindingForm form,
            Allowed allowed) {

        public FindingView {
            facts = List.copyOf(facts);
            effects = List.copyOf(effects);
        }

        /** What the form of an edit begins with. */
        public record FindingForm(String severity, String owner, String due, String remediation) {}

        /** What the reader may do. */
        public record Allowed(boolean edit, boolean remedy, boolean accept, boolean close, boolean reopen) {}
    }
}
