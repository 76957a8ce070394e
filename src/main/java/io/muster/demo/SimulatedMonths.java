package io.muster.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.datasets.Datasets;
import io.muster.monitoring.record.ProfileService;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.VersionId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The simulated months of the demo: people sign off, applications ask the models and report outcomes a month later, all
 * through the API, while the clock is moved from day to day. Monitors judge by themselves; nothing states a result.
 */
@Component
@Profile("demo")
@ConditionalOnExpression("${muster.demo.months:0} > 0")
class SimulatedMonths {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedMonths.class);

    private static final List<Integer> DAYS = List.of(5, 12, 19, 26);
    private static final int DAY_OF_OUTCOMES = 19;
    private static final int HOUR = 9;

    /** After the last window of the day before has ended, and the delay of the evaluation with it. */
    private static final int HOUR_OF_EVALUATION = 3;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 600;

    private final DemoClock clock;
    private final DemoSettings settings;
    private final Datasets datasets;
    private final CreditData data;
    private final ProfileService profiles;
    private final List<ClusterTask> tasks;
    private final ObjectMapper json;

    /** Outcomes that are not known yet, by the month of their predictions. */
    private final Map<YearMonth, List<Posting>> unknown = new LinkedHashMap<>();

    private @Nullable Thread life;

    SimulatedMonths(
            DemoClock clock,
            DemoSettings settings,
            Datasets datasets,
            CreditData data,
            ProfileService profiles,
            List<ClusterTask> tasks,
            ObjectMapper json) {
        this.clock = clock;
        this.settings = settings;
        this.datasets = datasets;
        this.data = data;
        this.profiles = profiles;
        this.tasks = tasks;
        this.json = json;
    }

    private record Posting(String model, List<Map<String, Object>> outcomes) {}

    /** Begins in the background, unless the installation has been used before. */
    void begin(String url) {
        if (!clock.isInThePast()) {
            LOG.info("The demo lives through simulated months only in an empty database; delete ./data for that");
            return;
        }
        life = new Thread(() -> run(new DemoClient(json, url)), "demo-months");
        life.setDaemon(true);
        life.start();
    }

    @PreDestroy
    void end() {
        if (life != null) {
            life.interrupt();
        }
    }

    private void run(DemoClient client) {
        try {
            live(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The simulated months ended early, on {}; the demo goes on in the present", clock.instant(), e);
            clock.moveTo(Instant.MAX);
        }
    }

    private void live(DemoClient client) throws InterruptedException {
        var traffic = released(client);
        var first = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        var changesOn = first.plusMonths(Math.max(1, settings.months() / 3)).atDay(1);
        var yesterday = LocalDate.ofInstant(clock.present(), ZoneOffset.UTC).minusDays(1);
        for (var day = first.atDay(1); !day.isAfter(yesterday); day = day.plusDays(1)) {
            if (DAYS.contains(day.getDayOfMonth()) || day.equals(yesterday)) {
                pass(client, traffic, day, !day.isBefore(changesOn));
            }
        }
        clock.moveTo(Instant.MAX);
        LOG.info("The simulated months are over: it is {}", clock.instant());
    }

    private List<DemoTraffic> released(DemoClient client) throws InterruptedException {
        var columns = new ArrayList<>(data.features());
        columns.add(CreditData.TARGET);
        var rows = datasets.readAll(CreditData.HOLDOUT, columns);
        var all = Stream.of(
                        new CreditTraffic(DemoModels.WARNING, CreditTraffic.Change.INPUTS, rows, data.features(), 1),
                        new CreditTraffic(DemoModels.SCORECARD, CreditTraffic.Change.CONCEPT, rows, data.features(), 2),
                        new DemandTraffic())
                .map(DemoTraffic.class::cast)
                .toList();
        var served = new ArrayList<DemoTraffic>();
        var decisions = new DemoDecisions(client);
        for (var each : all) {
            if (decisions.release(each.model().name())) {
                served.add(each);
            } else {
                LOG.warn("{} did not come into service, so nothing is asked of it", each.model());
            }
        }
        return served;
    }

    private void pass(DemoClient client, List<DemoTraffic> traffic, LocalDate day, boolean changed)
            throws InterruptedException {
        LOG.info("Simulated day {}", day);
        clock.moveTo(at(day, HOUR));
        for (var each : traffic) {
            ask(client, each, day, changed);
        }
        if (day.getDayOfMonth() == DAY_OF_OUTCOMES) {
            report(client, YearMonth.from(day).minusMonths(1));
        }
        clock.moveTo(at(day.plusDays(1), HOUR_OF_EVALUATION));
        work("evaluate-monitors");
    }

    private void ask(DemoClient client, DemoTraffic traffic, LocalDate day, boolean changed)
            throws InterruptedException {
        var model = traffic.model().name();
        var id = "%s of %s".formatted(model, day);
        var cases = traffic.on(day, changed);
        var answer = client.post("app", "/v2/models/%s/infer".formatted(model), cases.request(id));
        if (!answer.isAccepted()) {
            LOG.warn("{} did not answer on {}: {}", model, day, answer.body());
            return;
        }
        traffic.answered(answer.body().path("outputs"));
        untilCounted(
                new VersionId(
                        traffic.model(), answer.body().path("model_version").asInt()),
                day,
                cases.rows());
        unknown.computeIfAbsent(YearMonth.from(day), any -> new ArrayList<>())
                .add(new Posting(model, cases.posted(id)));
    }

    /** The node writes what it counted every few seconds, and must not do it under a later day. */
    private void untilCounted(VersionId version, LocalDate day, int rows) throws InterruptedException {
        var from = at(day, 0);
        for (var look = 0; look < MOST_LOOKS; look++) {
            if (profiles.window(version, from, from.plus(Duration.ofDays(1)))
                            .columns()
                            .rows()
                    >= rows) {
                return;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        throw new IllegalStateException("The predictions of %s on %s are in no profile".formatted(version, day));
    }

    private void report(DemoClient client, YearMonth month) throws InterruptedException {
        for (var posting : unknown.getOrDefault(month, List.of())) {
            var answer = client.post(
                    "app", "/api/outcomes", Map.of("model", posting.model(), "outcomes", posting.outcomes()));
            if (!answer.isAccepted()) {
                throw new IllegalStateException(
                        "Outcomes of %s in %s were refused: %s".formatted(posting.model(), month, answer.body()));
            }
        }
        unknown.remove(month);
        work("count-outcomes");
    }

    /** What the cluster does every few minutes, now. */
    private void work(String name) {
        tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No task of the cluster is called '%s'".formatted(name)))
                .run();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }
}
