package io.muster.datasets.counts;

import io.muster.datasets.counts.CountsSql.Kind;
import io.muster.datasets.counts.CountsSql.Source;
import io.muster.statistics.Probabilities;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counting a score, and its outcomes where they are known, in many bins by one grouped query. */
public final class ScoreSql {

    private final String from;

    /** @param from what follows {@code from} in a query; quoted by the caller */
    public ScoreSql(String from) {
        this.from = from;
    }

    /**
     * @param score of kind number
     * @param outcome a number, 1 for a positive outcome and 0 for a negative one, anything else for none; null where no
     *     outcome is known
     */
    public ScoreCounts count(Connection connection, ScoreBins bins, Source score, @Nullable Source outcome)
            throws SQLException {
        if (score.kind() != Kind.NUMBER || outcome != null && outcome.kind() != Kind.NUMBER) {
            throw new IllegalArgumentException("A score and its outcome are numbers, not " + score.kind());
        }
        var tally = new ScoreTally(bins.size());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query(bins, score, outcome))) {
            while (rows.next()) {
                take(tally, rows);
            }
        }
        return tally.counts();
    }

    private String query(ScoreBins bins, Source score, @Nullable Source outcome) {
        var known = outcome == null
                ? "null::float8"
                : "case when %1$s in (0, 1) then %1$s end".formatted(outcome.expression());
        return """
                select b, y, count(*) as n, sum(s) as total,
                  count(*) filter (where s < %6$s or s > %7$s) as outside,
                  sum(error) as brier, sum(error * error) as brier2,
                  sum(loss) as log, sum(loss * loss) as log2
                from (
                  select s, y, case when p and y = 1 then -ln(c) when p and y = 0 then -ln(1 - c) end as loss,
                    case when p then (s - y) * (s - y) end as error,
                    case when s is null and present then -1 when s is null then -2
                      when g > 0 and s < %3$s then g - 1
                      when g < %2$d - 1 and s >= %4$s then g + 1
                      else g end as b
                  from (
                    select s, y, present, least(1 - %9$s, greatest(%9$s, s)) as c, s between 0 and 1 as p,
                      least(%2$d - 1, greatest(0, floor((s - %6$s) * %2$d / (%7$s - %6$s)))) as g
                    from (
                      select case when abs(%1$s) <= 1e100::float8 then %1$s end as s, %5$s as y,
                        (%1$s is not null and %1$s <> 'NaN'::float8) as present
                      from %8$s
                    ) raw
                  ) guessed
                ) binned
                group by b, y""".formatted(
                        score.expression(),
                        bins.size(),
                        edge(bins, "g"),
                        edge(bins, "(g + 1)"),
                        known,
                        CountsSql.number(bins.lowest()),
                        CountsSql.number(bins.highest()),
                        from,
                        CountsSql.number(Probabilities.CLIP));
    }

    /** As {@link ScoreBins#edge}, operation by operation, so that the same numbers come out. */
    private static String edge(ScoreBins bins, String bin) {
        return "%s + %s * (%s - %s) / %d"
                .formatted(
                        CountsSql.number(bins.lowest()),
                        bin,
                        CountsSql.number(bins.highest()),
                        CountsSql.number(bins.lowest()),
                        bins.size());
    }

    private static void take(ScoreTally tally, ResultSet row) throws SQLException {
        var bin = row.getInt("b");
        var rows = row.getLong("n");
        if (bin < 0) {
            tally.addWithout(bin == -1, rows);
            return;
        }
        var outcome = row.getDouble("y");
        var known = !row.wasNull();
        tally.add(bin, rows, row.getDouble("total"), row.getLong("outside"));
        if (known) {
            var losses = new ScoreCounts.Losses(
                    row.getDouble("brier"), row.getDouble("brier2"), row.getDouble("log"), row.getDouble("log2"));
            tally.addOutcome(outcome == 1, bin, rows, row.getDouble("total"), losses);
        }
    }
}
