package io.muster.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The clock of a demo that lives through simulated months: it begins on the first day of an earlier month, runs as fast as
 * any clock, is moved forward from day to day, and ends at the present. It never goes back, and never beyond the present.
 */
@Component
@Primary
@Profile("demo")
@ConditionalOnExpression("${muster.demo.months:0} > 0")
class DemoClock extends Clock {

    private static final int HOUR_OF_OPENING = 8;

    /** Simulated time is this much behind the present, which only this clock asks for. */
    private final Clock machine = Clock.systemUTC();

    private final AtomicReference<Duration> behind;

    /** @param database where an installation that has been used stays in the present, because its history is from there */
    DemoClock(DemoSettings settings, DataSource database) {
        this.behind = new AtomicReference<>(isUsed(database) ? Duration.ZERO : behind(settings.months()));
    }

    private static boolean isUsed(DataSource database) {
        var jdbc = new JdbcTemplate(database);
        var tables = jdbc.queryForObject(
                "select count(*) from information_schema.tables where lower(table_name) = 'inventory_use_case'",
                Integer.class);
        if (tables == null || tables == 0) {
            return false;
        }
        var useCases = jdbc.queryForObject("select count(*) from inventory_use_case", Integer.class);
        return useCases != null && useCases > 0;
    }

    private Duration behind(int months) {
        var begin = machine.instant()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .minusMonths(months)
                .withHour(HOUR_OF_OPENING);
        return Duration.between(begin.toInstant(), machine.instant());
    }

    Instant present() {
        return machine.instant();
    }

    boolean isInThePast() {
        return !behind.get().isZero();
    }

    /** Moves it forward; a time that has passed changes nothing, and later than the present is the present. */
    void moveTo(Instant time) {
        behind.updateAndGet(before -> {
            var after = Duration.between(time, machine.instant());
            return after.isNegative() ? Duration.ZERO : after.compareTo(before) < 0 ? after : before;
        });
    }

    @Override
    public Instant instant() {
        return machine.instant().minus(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var ours = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return ours.withZone(other);
            }

            @Override
            public Instant instant() {
                return ours.instant();
            }
        };
    }
}
