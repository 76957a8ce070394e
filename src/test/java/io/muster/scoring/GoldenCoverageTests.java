package io.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoldenCoverageTests {

    private static final Signature SIGNATURE = new Signature(
            List.of(
                    new Field("age", DataType.DOUBLE, List.of(), true, null, null, List.of()),
                    new Field("housing", DataType.TEXT, List.of(), false, null, null, List.of("own", "rent", "free"))),
            List.of(Field.of("score", DataType.DOUBLE), Field.of("label", DataType.TEXT)));

    @Test
    void namesWhatAlikeRecordsLeaveOpen() {
        var alike = List.of(record(40.0, "own", 0.2), record(40.0, "own", 0.2));

        assertThat(GoldenCoverage.gaps(SIGNATURE, alike))
                .containsExactly(
                        "no record omits 'age', which may be missing",
                        "all records give 'age' the same value",
                        "no record gives 'housing' the value 'free', 'rent'",
                        "all records expect the same value of output 'score'",
                        "no record expects a value of output 'label'");
    }

    @Test
    void findsNothingWhereRecordsAreSpread() {
        var scoreOnly = new Signature(SIGNATURE.inputs(), SIGNATURE.outputs().subList(0, 1));
        var spread = List.of(record(40.0, "own", 0.2), record(null, "rent", 0.4), record(60.0, "free", 0.9));

        assertThat(GoldenCoverage.gaps(scoreOnly, spread)).isEmpty();
    }

    @Test
    void comparesNumbersAsNumbers() {
        var coded = new Signature(
                List.of(new Field("grade", DataType.INTEGER, List.of(), false, null, null, List.of("1", "2.0", "3"))),
                SIGNATURE.outputs().subList(0, 1));
        var records = List.of(
                new GoldenRecord(Map.of("grade", 1), Map.of("score", 1), 0),
                new GoldenRecord(Map.of("grade", 2L), Map.of("score", 1.0), 0));

        assertThat(GoldenCoverage.gaps(coded, records))
                .containsExactly(
                        "no record gives 'grade' the value '3'", "all records expect the same value of output 'score'");
    }

    @Test
    void namesTheEndsOfARangeThatNoRecordComesNear() {
        var ranged = new Signature(
                List.of(new Field("age", DataType.DOUBLE, List.of(), false, 18.0, 98.0, List.of())),
                SIGNATURE.outputs().subList(0, 1));
        var middle = List.of(ages(40, 0.1), ages(60, 0.2));
        var spread = List.of(ages(20, 0.1), ages(98, 0.2));

        assertThat(GoldenCoverage.gaps(ranged, middle))
                .containsExactly("no record gives 'age' a value near its minimum 18.0 or maximum 98.0");
        assertThat(GoldenCoverage.gaps(ranged, spread)).isEmpty();
    }

    private static GoldenRecord ages(double age, double score) {
        return new GoldenRecord(Map.of("age", age), Map.of("score", score), 1e-6);
    }

    private static GoldenRecord record(@Nullable Double age, String housing, double score) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("age", age);
        inputs.put("housing", housing);
        return new GoldenRecord(inputs, Map.of("score", score), 1e-6);
    }
}
