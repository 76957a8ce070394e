package io.muster.identity.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.identity.grants.OwnAuthority;
import io.muster.security.SecuritySettings;
import io.muster.security.UserChanged;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** A person's groups as the engine must know them: their roles, and other groups that a team created. */
@Component
public class EngineGroups {

    private final IdentityService identity;
    private final Cache<String, List<String>> groups;

    EngineGroups(IdentityService identity, SecuritySettings settings, Clock clock) {
        this.identity = identity;
        this.groups = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.credentialCache())
                .maximumSize(10_000)
                .build();
    }

    List<String> of(String userId) {
        return groups.get(
                userId,
                id -> OwnAuthority.ask(
                        identity,
                        () -> identity.createGroupQuery().groupMember(id).list().stream()
                                .map(Group::getId)
                                .toList()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(UserChanged change) {
        groups.invalidate(change.user());
    }
}
