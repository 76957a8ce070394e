package io.muster.security.tokens;

import io.muster.security.SecurityProblem;
import io.muster.security.SecuritySettings;
import io.muster.security.UserChanged;
import io.muster.security.tokens.TokenEvent.TokenIssued;
import io.muster.security.tokens.TokenEvent.TokenRevoked;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.Texts;
import io.muster.shared.events.EventPublisher;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for access tokens: 256 random bits each, of which only the SHA-256 digest is stored. A token has
 * the permissions of its owner at the time of the call, except that it cannot create tokens.
 */
@Service
public class AccessTokens {

    /** Lets secret scanners recognise a leaked token. */
    private static final String PREFIX = "muster_";

    private final TokenStore store;
    private final SecuritySettings settings;
    private final SortableIds ids;
    private final EventPublisher events;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(TokenStore store, SecuritySettings settings, SortableIds ids, EventPublisher events) {
        this.store = store;
        this.settings = settings;
        this.ids = ids;
        this.events = events;
    }

    /**
     * @param label what the owner calls it, at most 100 characters
     * @throws Refusal {@code INVALID_TOKEN_REQUEST} if it would be valid for longer than
     *     {@link SecuritySettings#longestToken}, or not at all, or its label cannot be stored
     */
    @Transactional
    public IssuedToken issue(Actor owner, String label, Duration validFor) {
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(settings.longestToken()) > 0) {
            throw SecurityProblem.INVALID_TOKEN_REQUEST.refusal(
                    "A token may be valid for more than zero and at most %d days, not for %s",
                    settings.longestToken().toDays(), validFor);
        }
        Texts.fault("label", label).ifPresent(why -> {
            throw SecurityProblem.INVALID_TOKEN_REQUEST.refusal("The token was not created: " + why);
        });

        var now = now();
        var token = new AccessToken(ids.next(), owner, label, now, now.plus(validFor), null, null);
        var secret = newSecret();
        store.insert(token, Digest.ofText(secret));
        events.publish(new TokenIssued(token.id(), label, token.expiresAt(), owner, now));
        return new IssuedToken(token, secret);
    }

    /** The owner's tokens, newest first, including revoked and expired ones. */
    public List<AccessToken> of(Actor owner) {
        return store.of(owner);
    }

    /**
     * Revokes the caller's own token. Revoking it twice changes nothing.
     *
     * @throws Refusal {@code TOKEN_NOT_FOUND} if there is no token with this id, or it belongs to another person
     */
    @Transactional
    public void revoke(String id, Actor by) {
        var own = store.find(id)
                .filter(token -> token.owner().samePersonAs(by))
                .orElseThrow(() -> SecurityProblem.tokenNotFound(id));
        end(own, by);
    }

    /**
     * Revokes any person's token, as an administrator may.
     *
     * @throws Refusal {@code TOKEN_NOT_FOUND} if there is no token with this id
     */
    @Transactional
    public void revokeAsAdministrator(String id, Actor administrator) {
        end(store.find(id).orElseThrow(() -> SecurityProblem.tokenNotFound(id)), administrator);
    }

    /** Revokes all tokens of a person. */
    @Transactional
    public void revokeAll(Actor owner, Actor by) {
        store.of(owner).forEach(token -> end(token, by));
    }

    /** A new password revokes the tokens created under the old one, in the transaction of the change. */
    @EventListener
    void onNewPassword(UserChanged change) {
        if (change.change() == UserChanged.Change.PASSWORD_SET) {
            revokeAll(Actor.person(change.user()), change.actor());
        }
    }

    private void end(AccessToken token, Actor by) {
        var now = now();
        if (store.revoke(token.id(), now)) {
            events.publish(new TokenRevoked(token.id(), token.owner(), by, now));
        }
    }

    private Instant now() {
        return events.now();
    }

    private String newSecret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A newly created token: the only time its secret is shown.
     *
     * @param secret what goes behind {@code Authorization: Bearer}
     */
    public record IssuedToken(AccessToken token, String secret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "IssuedToken[%s]".formatted(token.id());
        }
    }
}
