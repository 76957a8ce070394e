package io.muster.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileTests {

    private static final ReferencePlan PLAN = new ReferencePlan(
            List.of(
                    new Field("income", Scale.NUMBERS),
                    new Field("age", Scale.NUMBERS),
                    new Field("job", Scale.CATEGORIES)),
            List.of(new Field("decision", Scale.CATEGORIES)),
            "score",
            new ScoreBins(0, 1, 200),
            "outcome");

    private final ReferenceProfile reference = ReferenceProfile.of(rows(new Random(1), 2_000), PLAN);
    private final ProfileLayout layout = reference.layout();

    @Test
    void isACommutativeMonoid() {
        var random = new Random(77);
        for (var round = 0; round < 50; round++) {
            var a = drawn(random);
            var b = drawn(random);
            var c = drawn(random);

            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            same(a.plus(b).plus(c), a.plus(b.plus(c)));
            assertThat(a.plus(Profile.none(layout))).isEqualTo(a);
            assertThat(Profile.none(layout).plus(a)).isEqualTo(a);
        }
    }

    @Test
    void ofTheWholeIsTheSumOfItsParts() {
        var random = new Random(5);
        var first = rows(random, 700);
        var second = rows(random, 300);
        var whole = new ProfileCounter(layout);
        whole.add(first, outcomes(first));
        whole.add(second, outcomes(second));

        same(profile(first).plus(profile(second)), whole.profile());
        assertThat(whole.profile().columns().rows()).isEqualTo(1_000);
    }

    @Test
    void isReadFromItsBytesAsItWas() {
        var random = new Random(9);
        for (var round = 0; round < 20; round++) {
            var profile = drawn(random);

            assertThat(ProfileFormat.ofBytes(ProfileFormat.bytes(profile), layout))
                    .isEqualTo(profile);
            assertThat(ProfileFormat.ofJson(ProfileFormat.json(profile), layout))
                    .isEqualTo(profile);
        }
        var none = Profile.none(layout);
        assertThat(ProfileFormat.ofBytes(ProfileFormat.bytes(none), layout)).isEqualTo(none);
        assertThat(ProfileFormat.bytes(none)).hasSizeLessThan(120);
    }

    /** 80 to 160 bytes for a feature and hour was measured before; 200 score bins with sums come on top. */
    @Test
    void isSmall() {
        var columns = new ReferencePlan(PLAN.features(), PLAN.outputs(), null, null, null);
        var small = ReferenceProfile.of(rows(new Random(1), 5_000), columns);

        assertThat(ProfileFormat.bytes(small.profile())).hasSizeLessThan(4 * 100);
    }

    /** One that is far too large would make every later sum fail, and with it the windows of all models. */
    @Test
    void isNotBoundedWithANumberThatIsFarTooLarge() {
        var json = CanonicalJson.tree(ProfileFormat.json(reference.profile()));
        var numbers = new ArrayList<String>();
        collect("", json, numbers);

        assertThat(numbers).contains("/columns/columns/0/squares", "/score/losses/brier", "/columns/products/sums/0");
        for (var pointer : numbers) {
            var changed = json.deepCopy();
            put(changed, pointer);
            assertThatIllegalArgumentException()
                    .as(pointer)
                    .isThrownBy(() ->
                            ProfileFormat.ofJson(changed.toString(), layout).requireBounded());
        }
        assertThat(reference.profile().requireBounded()).isEqualTo(reference.profile());
    }

    private static void collect(String pointer, JsonNode node, List<String> numbers) {
        if (node.isNumber()) {
            numbers.add(pointer);
        }
        node.properties().forEach(member -> collect(pointer + "/" + member.getKey(), member.getValue(), numbers));
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            collect(pointer + "/" + i, node.get(i), numbers);
        }
    }

    private static void put(JsonNode root, String pointer) {
        var slash = pointer.lastIndexOf('/');
        var parent = root.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(pointer.substring(slash + 1)), DoubleNode.valueOf(1e300));
        } else {
            ((ObjectNode) parent).put(pointer.substring(slash + 1), 1e300);
        }
    }

    @Test
    void isNotBoundedWithMoreThanAMillionMillionRowsOrRequests() {
        var profile = reference.profile();
        while (profile.columns().rows() <= ProfileBounds.MOST) {
            assertThat(profile.requireBounded()).isSameAs(profile);
            profile = profile.plus(profile);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(profile::requireBounded)
                .withMessageContaining("'rows'")
                .withMessageContaining("at most 1000000000000");

        var most = ProfileBounds.MOST;
        for (var traffic : List.of(
                new Traffic(most + 1, 0, 0, Traffic.NONE.latency()),
                new Traffic(0, most + 1, 0, Traffic.NONE.latency()),
                new Traffic(0, 0, Long.MAX_VALUE, Traffic.NONE.latency()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reference.profile().with(traffic).requireBounded())
                    .withMessageContaining("'traffic'");
        }
    }

    @Test
    void refusesBytesThatAreNotExactlyAProfile() {
        var bytes = ProfileFormat.bytes(reference.profile());
        for (var length = 0; length < bytes.length; length += 7) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ProfileFormat.ofBytes(cut, layout));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileFormat.ofBytes(Arrays.copyOf(bytes, bytes.length + 1), layout))
                .withMessageContaining("followed by 1 bytes");
        var later = bytes.clone();
        later[0] = 2;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileFormat.ofBytes(later, layout))
                .withMessageContaining("form 2, expected form 1");
    }

    /** Any altered byte gives another profile of the same form, or is refused by name; it ends no thread otherwise. */
    @Test
    void survivesAlteredBytes() {
        var bytes = ProfileFormat.bytes(reference.profile());
        var random = new Random(3);
        for (var round = 0; round < 3_000; round++) {
            var altered = bytes.clone();
            altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
            try {
                assertThat(ProfileFormat.ofBytes(altered, layout).columns().columns())
                        .hasSize(4);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void refusesJsonThatIsNotAProfileOfTheLayout() {
        var json = ProfileFormat.json(reference.profile());

        refuses(json.replace("\"missing\"", "\"mising\""), "mising");
        refuses(json.replaceFirst("\"missing\":\\d+", "\"missing\":-1"), "-1");
        refuses(json.replaceFirst("\"missing\":\\d+", "\"missing\":7000"), "rows");
        refuses(json.replaceFirst("sha256:..", "sha256:00"), "layout");
        refuses("null", "not a profile");
        refuses("{}", "layout");
        refuses(json + "{}", "");
    }

    private void refuses(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileFormat.ofJson(json, layout))
                .withMessageContaining(message);
    }

    @Test
    void doesNotAddUpWithOneOfAnotherLayout() {
        var other = ReferenceProfile.of(rows(new Random(2), 100), PLAN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reference.profile().plus(other.profile()))
                .withMessageContaining(other.layout().digest().toString());
    }

    @Test
    void hasOneLayoutForOneReference() {
        var again = ReferenceProfile.of(rows(new Random(1), 2_000), PLAN);

        assertThat(again.layout()).isEqualTo(layout);
        assertThat(again.layout().digest()).isEqualTo(layout.digest());
        assertThat(ProfileFormat.bytes(again.profile())).isEqualTo(ProfileFormat.bytes(reference.profile()));
    }

    private Profile drawn(Random random) {
        var batch = rows(random, 1 + random.nextInt(300));
        var counter = new ProfileCounter(layout);
        counter.add(batch, random.nextBoolean() ? outcomes(batch) : null);
        var horizon = random.nextInt(3);
        var values = random.doubles(20).toArray();
        counter.addErrors(horizon, values, random.doubles(20).toArray());
        counter.addErrors(
                horizon + 1,
                values,
                random.doubles(20).toArray(),
                random.doubles(20).toArray(),
                random.doubles(20, 1, 2).toArray());
        var latency = random.longs(Traffic.BOUNDS.length + 1, 0, 1L << random.nextInt(40))
                .toArray();
        return counter.profile(new Traffic(random.nextInt(1_000), random.nextInt(5), random.nextInt(5), latency));
    }

    private Profile profile(ColumnBatch rows) {
        var counter = new ProfileCounter(layout);
        counter.add(rows, outcomes(rows));
        return counter.profile();
    }

    private static double[] outcomes(ColumnBatch rows) {
        return ((Column.Numbers) rows.column("outcome")).values();
    }

    private static ColumnBatch rows(Random random, int rows) {
        var income = random.doubles(rows)
                .map(v -> v < 0.02 ? Double.NaN : v > 0.98 ? Double.POSITIVE_INFINITY : Math.exp(3 * v))
                .toArray();
        var jobs = new String[] {"clerk", "smith", "baker", null};
        return new ColumnBatch(List.of(
                new Column.Numbers("income", income),
                new Column.Numbers(
                        "age", random.ints(rows, 18, 80).asDoubleStream().toArray()),
                new Column.Texts(
                        "job", random.ints(rows, 0, 4).mapToObj(i -> jobs[i]).toArray(String[]::new)),
                new Column.Flags(
                        "decision",
                        random.ints(rows, 0, 2).mapToObj(i -> i == 1).toArray(Boolean[]::new)),
                new Column.Numbers("score", random.doubles(rows).toArray()),
                new Column.Numbers(
                        "outcome", random.ints(rows, 0, 2).asDoubleStream().toArray())));
    }

    private static void same(Profile actual, Profile expected) {
        assertThat(actual.traffic()).isEqualTo(expected.traffic());
        assertThat(actual.columns().rows()).isEqualTo(expected.columns().rows());
        for (var i = 0; i < expected.columns().columns().size(); i++) {
            var column = expected.columns().columns().get(i);
            assertThat(actual.columns().columns().get(i)).matches(column::countsLike, "counts like " + column);
            close(actual.columns().columns().get(i).sum(), column.sum());
        }
        assertThat(actual.columns().products().rows())
                .isEqualTo(expected.columns().products().rows());
        close(
                actual.columns().products().products()[1],
                expected.columns().products().products()[1]);
        assertThat(actual.score().all().rows()).isEqualTo(expected.score().all().rows());
        assertThat(actual.score().positives().rows())
                .isEqualTo(expected.score().positives().rows());
        close(actual.score().losses().log(), expected.score().losses().log());
        assertThat(actual.errors().keySet()).isEqualTo(expected.errors().keySet());
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
}
