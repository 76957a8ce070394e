package io.muster.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
