package io.muster.monitoring.profile;

import io.muster.datasets.Datasets;
import io.muster.datasets.counts.DatabaseTable;
import io.muster.shared.DatasetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Profiles of predictions that lie in a dataset or a database, counted there. */
public final class BatchProfiles {

    private BatchProfiles() {}

    /**
     * @param outcome column with 1 for a positive and 0 for a negative outcome, or null where none is known
     * @throws io.muster.shared.Refusal as {@link Datasets#count}
     */
    public static Profile of(Datasets datasets, DatasetId id, ProfileLayout layout, @Nullable String outcome) {
        var columns = datasets.count(id, layout.columns());
        var score = layout.scoreBins() == null || layout.score() == null
                ? null
                : datasets.countScores(id, layout.scoreBins(), layout.score(), outcome);
        return new Profile(layout.digest(), Traffic.NONE, columns, score, Collections.emptySortedMap());
    }

    /** As above, for a table in PostgreSQL; rows that arrive between its two readings are in the second one only. */
    public static Profile of(Connection connection, DatabaseTable table, ProfileLayout layout, @Nullable String outcome)
            throws SQLException {
        var columns = table.count(connection, layout.columns());
        var score = layout.scoreBins() == null || layout.score() == null
                ? null
                : table.countScores(connection, layout.scoreBins(), layout.score(), outcome);
        return new Profile(layout.digest(), Traffic.NONE, columns, score, Collections.emptySortedMap());
    }
}
