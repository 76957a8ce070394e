package io.muster.notification.recipients;

import io.muster.security.UserIds;
import io.muster.shared.Actor;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How often each person wants mail. A choice holds for events that are addressed after it. */
@Service
public class Preferences {

    private final JdbcClient jdbc;
    private final RacingInsert inserts;
    private final Clock clock;

    Preferences(JdbcClient jdbc, RacingInsert inserts, Clock clock) {
        this.jdbc = jdbc;
        this.inserts = inserts;
        this.clock = clock;
    }

    /** Immediate, unless the person has chosen otherwise. */
    @Transactional(readOnly = true)
    public Frequency of(Actor person) {
        return jdbc.sql("select frequency from notification_preference where person = ?")
                .param(key(person))
                .query(String.class)
                .optional()
                .map(Frequency::valueOf)
                .orElse(Frequency.IMMEDIATE);
    }

    @Transactional
    public void choose(Actor person, Frequency frequency) {
        if (!update(person, frequency) && !inserts.tried(() -> insert(person, frequency))) {
            update(person, frequency);
        }
    }

    private boolean update(Actor person, Frequency frequency) {
        return jdbc.sql("update notification_preference set frequency = ?, changed_at = ? where person = ?")
                        .params(frequency.name(), now(), key(person))
                        .update()
                == 1;
    }

    private void insert(Actor person, Frequency frequency) {
        jdbc.sql("insert into notification_preference (frequency, changed_at, person) values (?, ?, ?)")
                .params(frequency.name(), now(), key(person))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String key(Actor person) {
        return UserIds.canonical(person.id());
    }
}
