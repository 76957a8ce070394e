package io.muster.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the home page shows, in words.
 *
 * @param openFindings of all versions
 * @param overdueFindings those of them whose day has passed
 */
public record Home(List<ModelRow> models, List<TaskRow> tasks, int openFindings, int overdueFindings) {

    public Home {
        models = List.copyOf(models);
        tasks = List.copyOf(tasks);
    }

    /**
     * @param versions those whose life has not ended, newest first
     * @param ended the others, newest first
     */
    public record ModelRow(
            String id, String name, String type, String useCase, List<VersionRow> versions, List<EndedRow> ended) {

        public ModelRow {
            versions = List.copyOf(versions);
            ended = List.copyOf(ended);
        }
    }

    public record VersionRow(String model, int number, VersionStatus standing) {}

    /** @param how retired, rejected or withdrawn */
    public record EndedRow(String model, int number, String how) {}

    /**
     * @param subject what it is about, in words: {@code credit-trees 3}
     * @param page path of the page about it
     * @param groups who may take it
     * @param assignee who has taken it, or null
     * @param pressure reminded or overdue, or null
     * @param forReader whether the reader has taken it, or may by their roles; who built or decided before may be
     *     refused nevertheless
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
