package io.muster.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of external workers' submissions, one row per run. */
@Repository
class Submissions {

    /** Characters of JSON: as much as the inventory keeps of one version. */
    private static final int LONGEST = 4_000_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Submissions(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void save(String run, VersionId version, Submission content, Actor worker, Instant at) {
        var text = text(content);
        if (text.length() > LONGEST) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal(
                    "The submission has %d characters of JSON: expected at most %d", text.length(), LONGEST);
        }
        var update =
                "update training_submission set content = :content, worker = :worker, at = :at where run_key = :run";
        var insert = "insert into training_submission (run_key, version, content, worker, at)"
                + " values (:run, :version, :content, :worker, :at)";
        if (with(update, run, text, worker, at).update() == 0) {
            with(insert, run, text, worker, at)
                    .param("version", version.toString())
                    .update();
        }
    }

    private JdbcClient.StatementSpec with(String sql, String run, String text, Actor worker, Instant at) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("content", text)
                .param("worker", worker.id())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }

    Optional<Submission> find(String run) {
        return jdbc.sql("select content from training_submission where run_key = :run")
                .param("run", run)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    Digest digest(Submission content) {
        return Digest.ofText(text(content));
    }

    private String text(Submission content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal("Not expressible as JSON: " + e.getOriginalMessage());
        }
    }

    private Submission read(String text) {
        try {
            return json.readValue(text, Submission.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored submission is unreadable", e);
        }
    }
}
