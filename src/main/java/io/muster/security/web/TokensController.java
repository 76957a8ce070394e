package io.muster.security.web;

import io.muster.security.CurrentActor;
import io.muster.security.Role;
import io.muster.security.tokens.AccessToken;
import io.muster.security.tokens.AccessTokens;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Access tokens", description = "Access tokens, which programs use instead of a password")
class TokensController {

    private final AccessTokens tokens;
    private final CurrentActor current;

    TokensController(AccessTokens tokens, CurrentActor current) {
        this.tokens = tokens;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('BY_PASSWORD')")
    @Operation(
            summary =
                    "Creates a token; only this answer contains its secret. Needs the password, not another " + "token")
    NewToken issue(@Valid @RequestBody TokenRequest request, Actor actor) {
        var issued = tokens.issue(actor, request.label().strip(), Duration.ofDays(request.days()));
        return new NewToken(issued.token(), issued.secret());
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Lists your own tokens, without their secrets")
    List<AccessToken> mine(Actor actor) {
        return tokens.of(actor);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Revokes one of your own tokens, or as an administrator anyone's")
    void revoke(@PathVariable String id, Actor actor) {
        if (current.roles().contains(Role.ADMINISTRATOR)) {
            tokens.revokeAsAdministrator(id, actor);
        } else {
            tokens.revoke(id, actor);
        }
    }

    /** @param days how long it is valid */
    record TokenRequest(
            @NotBlank @Size(max = 100) String label,
            @NotNull @Min(1) Integer days) {}

    record NewToken(AccessToken token, String secret) {}
}
