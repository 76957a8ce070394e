package io.muster.monitoring.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.CrossProducts;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.datasets.counts.TableCounts;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.statistics.ErrorMoments;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The two forms in which a profile leaves memory: compact bytes for the database, canonical JSON for clients and
 * evidence. Reading checks everything, because both may come from outside.
 */
public final class ProfileFormat {

    /** The first byte; another one is another form. */
    static final int VERSION = 1;

    /** A misspelt member is refused, because what it says would not be counted. */
    private static final ObjectReader READER = CanonicalJson.MAPPER
            .readerFor(Profile.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ProfileFormat() {}

    public static String json(Profile profile) {
        return CanonicalJson.text(profile);
    }

    /** @throws IllegalArgumentException if the text is not a profile of that layout */
    public static Profile ofJson(String json, ProfileLayout layout) {
        try {
            Profile profile = READER.readValue(json);
            if (profile == null) {
                throw new IllegalArgumentException("JSON's null is not a profile");
            }
            return profile.requireFormOf(layout);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The text is not a profile in JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Numbers of variable length, only the bins that are not empty. */
    public static byte[] bytes(Profile profile) {
        var out = new CompactWriter();
        out.writeByte(VERSION);
        out.writeHex(profile.layout().hex());
        var traffic = profile.traffic();
        out.writeCount(traffic.answered());
        out.writeCount(traffic.refused());
        out.writeCount(traffic.failed());
        out.writeCounts(traffic.latency());
        write(out, profile.columns());
        if (profile.score() != null) {
            write(out, profile.score());
        }
        out.writeCount(profile.errors().size());
        profile.errors().forEach((horizon, errors) -> {
            out.writeCount(horizon);
            out.writeCount(errors.moments().rows());
            out.writeCount(errors.intervals());
            out.writeCount(errors.covered());
            out.writeNumbers(sums(errors.moments()));
        });
        return out.toByteArray();
    }

    private static void write(CompactWriter out, TableCounts columns) {
        out.writeCount(columns.rows());
        for (var column : columns.columns()) {
            out.writeCounts(column.bins());
            out.writeCount(column.missing());
            out.writeCount(column.invalid());
            out.writeCount(column.outOfRange());
            out.writeByte(column.smallest() == null ? 0 : 1);
            if (column.smallest() != null && column.largest() != null) {
                out.writeNumber(column.smallest());
                out.writeNumber(column.largest());
                out.writeNumber(column.sum());
                out.writeNumber(column.squares());
            }
        }
        out.writeCount(columns.products().rows());
        if (columns.products().rows() > 0) {
            out.writeNumbers(columns.products().sums());
            out.writeNumbers(columns.products().products());
        }
    }

    private static void write(CompactWriter out, ScoreCounts score) {
        write(out, score.all());
        write(out, score.negatives());
        write(out, score.positives());
        out.writeCount(score.missing());
        out.writeCount(score.invalid());
        out.writeCount(score.outOfRange());
        var losses = score.losses();
        out.writeNumbers(new double[] {losses.brier(), losses.brierSquares(), losses.log(), losses.logSquares()});
    }

    private static void write(CompactWriter out, ScoreCounts.Histogram histogram) {
        out.writeCounts(histogram.rows());
        for (var bin = 0; bin < histogram.rows().length; bin++) {
            if (histogram.rows()[bin] > 0) {
                out.writeNumber(histogram.sums()[bin]);
            }
        }
    }

    static double[] sums(ErrorMoments moments) {
        return new double[] {
            moments.errors(),
            moments.absolute(),
            moments.squares(),
            moments.fourths(),
            moments.outcomes(),
            moments.outcomeSquares(),
            moments.outcomeCubes(),
            moments.outcomeFourths(),
            moments.squaresTimesOutcome(),
            moments.squaresTimesOutcomeSquare()
        };
    }

    /** @throws IllegalArgumentException if the bytes are not exactly a profile of that layout */
    public static Profile ofBytes(byte[] bytes, ProfileLayout layout) {
        return ofBytes(bytes, layout, layout.digest());
    }

    /** As above, for a layout whose digest is known: to compute it takes longer than to read a profile. */
    public static Profile ofBytes(byte[] bytes, ProfileLayout layout, Digest known) {
        var in = new CompactReader(bytes);
        var version = in.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "The profile is in form %d, expected form %d".formatted(version, VERSION));
        }
        var digest = new Digest(in.readHex(32));
        if (!digest.equals(known)) {
            throw new IllegalArgumentException("The profile is of layout %s, expected %s".formatted(digest, known));
        }
        var traffic =
                new Traffic(in.readCount(), in.readCount(), in.readCount(), in.readCounts(Traffic.BOUNDS.length + 1));
        var columns = readColumns(in, layout);
        var score = layout.scoreBins() == null
                ? null
                : readScore(in, layout.scoreBins().size());
        var errors = readErrors(in, layout.outcomeCentre());
        in.requireEnd();
        return new Profile(digest, traffic, columns, score, errors);
    }

    private static TableCounts readColumns(CompactReader in, ProfileLayout layout) {
        var rows = in.readCount();
        var columns = new ArrayList<ColumnCounts>();
        for (var column : layout.columns()) {
            columns.add(readColumn(in, column.bins().size()));
        }
        var none = TableCounts.none(layout.columns()).products();
        var complete = in.readCount();
        return new TableCounts(
                rows,
                columns,
                complete == 0
                        ? none
                        : new CrossProducts(
                                complete, in.readNumbers(none.sums().length), in.readNumbers(none.products().length)));
    }

    private static ColumnCounts readColumn(CompactReader in, int size) {
        var bins = in.readCounts(size);
        var missing = in.readCount();
        var invalid = in.readCount();
        var outOfRange = in.readCount();
        return in.readByte() == 0
                ? new ColumnCounts(bins, missing, invalid, outOfRange, null, null, 0, 0)
                : new ColumnCounts(
                        bins,
                        missing,
                        invalid,
                        outOfRange,
                        in.readNumber(),
                        in.readNumber(),
                        in.readNumber(),
                        in.readNumber());
    }

    private static @Nullable ScoreCounts readScore(CompactReader in, int bins) {
        return new ScoreCounts(
                readHistogram(in, bins),
                readHistogram(in, bins),
                readHistogram(in, bins),
                in.readCount(),
                in.readCount(),
                in.readCount(),
                new ScoreCounts.Losses(in.readNumber(), in.readNumber(), in.readNumber(), in.readNumber()));
    }

    private static ScoreCounts.Histogram readHistogram(CompactReader in, int bins) {
        var rows = in.readCounts(bins);
        var sums = new double[bins];
        for (var bin = 0; bin < bins; bin++) {
            sums[bin] = rows[bin] > 0 ? in.readNumber() : 0;
        }
        return new ScoreCounts.Histogram(rows, sums);
    }

    private static TreeMap<Integer, QuantityErrors> readErrors(CompactReader in, double centre) {
        var horizons = in.readCount();
        if (horizons > Profile.MOST_HORIZONS) {
            throw new IllegalArgumentException(
                    "%d horizons: expected at most %d".formatted(horizons, Profile.MOST_HORIZONS));
        }
        var errors = new TreeMap<Integer, QuantityErrors>();
        for (var i = 0; i < horizons; i++) {
            var horizon = Math.toIntExact(in.readCount());
            var rows = in.readCount();
            var intervals = in.readCount();
            var covered = in.readCount();
            var s = in.readNumbers(10);
            var moments = new ErrorMoments(centre, rows, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9]);
            errors.put(horizon, new QuantityErrors(moments, intervals, covered));
        }
        return errors;
    }
}
