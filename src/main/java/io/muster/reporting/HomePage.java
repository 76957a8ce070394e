package io.muster.reporting;

import io.muster.engine.Urgency;
import io.muster.engine.WaitingTask;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.Model;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.Lifecycle;
import io.muster.reporting.HomePage.Home.EndedRow;
import io.muster.reporting.HomePage.Home.ModelRow;
import io.muster.reporting.HomePage.Home.TaskRow;
import io.muster.reporting.HomePage.Home.VersionRow;
import io.muster.reporting.VersionStatusReader.VersionStatus;
import io.muster.shared.Actor;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The home page: all models, the status of their versions, and the open tasks. */
@Service
public class HomePage {

    private final Inventory inventory;
    private final VersionStatusReader statuses;
    private final Lifecycle lifecycle;
    private final Findings findings;
    private final Clock clock;

    HomePage(Inventory inventory, VersionStatusReader statuses, Lifecycle lifecycle, Findings findings, Clock clock) {
        this.inventory = inventory;
        this.statuses = statuses;
        this.lifecycle = lifecycle;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * @param reader whose tasks come first
     * @param groups the ids of the reader's groups
     */
    @Transactional(readOnly = true)
    public Home read(Actor reader, Set<String> groups) {
        var open = findings.open();
        return new Home(inventory.models().stream().map(this::row).toList(), tasks(reader, groups), open.size(), (int)
                open.stream().filter(this::isOverdue).count());
    }

    private ModelRow row(Model model) {
        var versions = inventory.versions(model.id()).stream()
                .sorted(Comparator.comparingInt(HomePage::number).reversed())
                .toList();
        return new ModelRow(
                model.id().name(),
                model.name(),
                model.type().word(),
                inventory.useCase(model.useCase()).description().name(),
                versions.stream()
                        .filter(version -> !version.stage().isEnd())
                        .map(this::row)
                        .toList(),
                versions.stream()
                        .filter(version -> version.stage().isEnd())
                        .map(HomePage::ended)
                        .toList());
    }

    private VersionRow row(ModelVersion version) {
        return new VersionRow(version.id().model().name(), number(version), statuses.of(version));
    }

    private static EndedRow ended(ModelVersion version) {
        return new EndedRow(version.id().model().name(), number(version), PageWording.word(version.stage()));
    }

    /** The sort is stable: among the reader's tasks and the others', the oldest stays first. */
    private List<TaskRow> tasks(Actor reader, Set<String> groups) {
        return lifecycle.waiting().stream()
                .map(task -> row(task, reader, groups))
                .sorted(Comparator.comparing(row -> !row.forReader()))
                .toList();
    }

    private static TaskRow row(WaitingTask task, Actor reader, Set<String> groups) {
        return new TaskRow(
                task.id(),
                task.subject().inWords(),
                task.page(),
                task.name(),
                task.groups(),
                task.assignee(),
                PageWording.time(task.since()),
                task.urgency() == Urgency.ORDINARY ? null : PageWording.word(task.urgency()),
                isFor(task, reader, groups));
    }

    private static boolean isFor(WaitingTask task, Actor reader, Set<String> groups) {
        return task.assignee() == null
                ? groups.stream().anyMatch(task.groups()::contains)
                : reader.id().equals(task.assignee());
    }

    private boolean isOverdue(Finding finding) {
        return finding.isOverdue(clock.instant());
    }

    private static int number(ModelVersion version) {
        return version.id().number();
    }

    /**
     * The content of the home page, in words.
     *
     * @param openFindings of all versions
     * @param overdueFindings those of them past their due date
     */
    public record Home(List<ModelRow> models, List<TaskRow> tasks, int openFindings, int overdueFindings) {

        public Home {
            models = List.copyOf(models);
            tasks = List.copyOf(tasks);
        }

        /**
         * @param versions those that have not ended, newest first
         * @param ended the others, newest first
         */
        public record ModelRow(
                String id, String name, String type, String useCase, List<VersionRow> versions, List<EndedRow> ended) {

            public ModelRow {
                versions = List.copyOf(versions);
                ended = List.copyOf(ended);
            }
        }

        public record VersionRow(String model, int number, VersionStatus status) {}

        /** @param how retired, rejected or withdrawn */
        public record EndedRow(String model, int number, String how) {}

        /**
         * @param subject the subject in words: {@code credit-trees 3}
         * @param page path of the subject's page
         * @param groups who may take it
         * @param assignee who has claimed it, or null
         * @param pressure reminded or overdue, or null
         * @param forReader whether the reader has claimed it, or may by their groups; one who built or decided before may
         *     still be refused
         */
        public record TaskRow(
                String id,
                String subject,
                String page,
                String name,
                List<String> groups,
                @Nullable String assignee,
                String since,
                @Nullable String pressure,
                boolean forReader) {

            public TaskRow {
                groups = List.copyOf(groups);
            }
        }
    }
}
