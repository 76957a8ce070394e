package io.muster.security.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.security.KnownPeople;
import io.muster.security.SecuritySettings;
import io.muster.security.SignedIn;
import io.muster.security.tokens.TokenEvent.TokenRevoked;
import io.muster.shared.Digest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The check of an access token. Queries the database at most once per token and {@link SecuritySettings#tokenCache}. */
@Component
public class TokenCheck {

    private final TokenStore store;
    private final KnownPeople people;
    private final Clock clock;
    private final Cache<Digest, Optional<AccessToken>> tokens;

    TokenCheck(TokenStore store, KnownPeople people, SecuritySettings settings, Clock clock) {
        this.store = store;
        this.people = people;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.tokenCache())
                .maximumSize(10_000)
                .build();
    }

    /** @return the owner, if the token is known, neither revoked nor expired, and its owner still has a role */
    public Optional<SignedIn> check(String secret) {
        var now = clock.instant();
        return tokens.get(Digest.ofText(secret), digest -> lookUp(digest, now))
                .filter(token -> token.opens(now))
                .flatMap(token -> people.find(token.owner().id()))
                .map(person -> SignedIn.byToken(person, now));
    }

    private Optional<AccessToken> lookUp(Digest digest, Instant now) {
        var token = store.find(digest).filter(found -> found.opens(now));
        token.ifPresent(found -> store.noteUse(found.id(), now));
        return token;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(TokenRevoked revoked) {
        tokens.asMap()
                .values()
                .removeIf(token -> token.map(AccessToken::id)
                        .filter(revoked.token()::equals)
                        .isPresent());
    }
}
