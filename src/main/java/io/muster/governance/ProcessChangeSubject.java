package io.muster.governance;

import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.inventory.versions.Stage;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.SubjectId;
import io.muster.signoff.ProcessSubject;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Changes of processes, as a subject of people's decisions. */
@Component
public class ProcessChangeSubject implements ProcessSubject {

    private final ChangeRows rows;
    private final UserDirectory people;

    ProcessChangeSubject(ChangeRows rows, @Lazy UserDirectory people) {
        this.rows = rows;
        this.people = people;
    }

    @Override
    public boolean knows(SubjectId id) {
        return id instanceof ProcessChangeId;
    }

    @Override
    public Subject subject(SubjectId id) {
        var change = change(id);
        return new Subject(change.proposer(), change.sent().digest(), change.owner());
    }

    /** A person who may sign; if there is none, the proposer. */
    @Override
    public Actor answerable(SubjectId id) {
        var change = change(id);
        return people.inGroup(change.owner()).stream()
                .filter(person -> !person.samePersonAs(change.proposer()))
                .min(Comparator.comparing(Actor::id))
                .orElse(change.proposer());
    }

    @Override
    public String summary(Dossier dossier) {
        return Evidence.last(dossier.evidence(), evidence -> evidence.kind().equals(ComparisonEvidence.KIND))
                .map(evidence -> ComparisonEvidence.summary(evidence.body()))
                .orElse("It has not been compared yet.");
    }

    @Override
    public String page(SubjectId id) {
        return page(id.number());
    }

    public static String page(int number) {
        return "/processes/%s/changes/%d".formatted(ProcessChange.PROCESS, number);
    }

    @Override
    public Optional<String> startObjection(SubjectId id, String process, Set<Stage> stages) {
        var change = change(id);
        if (!process.equals(ProcessChange.PROCESS)) {
            return Optional.of("%s is a change of processes; only '%s' starts for it, not '%s'"
                    .formatted(id, ProcessChange.PROCESS, process));
        }
        return change.state().isOpen()
                ? Optional.empty()
                : Optional.of("%s is %s; this process starts for open changes".formatted(id, change.state()));
    }

    private Change change(SubjectId id) {
        return rows.find(id.number()).orElseThrow(() -> GovernanceProblem.changeNotFound(id.number()));
    }
}
