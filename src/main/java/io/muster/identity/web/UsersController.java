package io.muster.identity.web;

import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.security.Role;
import io.muster.security.UserDirectory.Person;
import io.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
@Tag(name = "Users", description = "People and their roles")
class UsersController {

    private final Users users;

    UsersController(Users users) {
        this.users = users;
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Lists all people by id; those who have left have no roles")
    List<UserView> all() {
        return users.all().stream().map(UserView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Adds a person; the answer contains the first password, which is shown only once")
    WithPassword create(@Valid @RequestBody Newcomer request) {
        var password = users.newPassword();
        var person = users.create(
                new NewUser(request.id(), request.firstName(), request.lastName(), request.roles(), password));
        return new WithPassword(UserView.of(person), password);
    }

    @PutMapping("/{id}/roles")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Sets the roles of a person")
    UserView setRoles(@PathVariable String id, @Valid @RequestBody Roles request) {
        return UserView.of(users.setRoles(id, request.roles()));
    }

    @PutMapping("/{id}/groups")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Sets which of the groups that the settings declare a person is in")
    UserView setGroups(@PathVariable String id, @Valid @RequestBody Memberships request) {
        return UserView.of(users.setGroups(id, request.groups()));
    }

    @PostMapping("/{id}/password")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Gives a person a new password, which is shown only once, and ends their sessions")
    WithPassword resetPassword(@PathVariable String id) {
        var password = users.newPassword();
        users.setPassword(id, password);
        return new WithPassword(UserView.of(users.get(id)), password);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary =
                    "Excludes a person: roles, groups, access tokens and password are removed, and sign-ins at the identity provider refused; the id remains theirs forever")
    void disable(@PathVariable String id, Actor actor) {
        users.disable(id, actor);
    }

    @PostMapping("/{id}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Lets a person of the identity provider sign in again who was excluded")
    void enable(@PathVariable String id) {
        users.enable(id);
    }

    record Newcomer(
            @NotBlank String id,
            @NotBlank @Size(max = 100) String firstName,
            @NotBlank @Size(max = 100) String lastName,
            @NotNull Set<@NotNull Role> roles) {}

    record Roles(@NotNull Set<@NotNull Role> roles) {}

    record Memberships(@NotNull Set<@NotBlank String> groups) {}

    /**
     * @param roles those whose own group the person is in
     * @param groups ids of the person's other groups
     */
    record UserView(String id, String name, Set<Role> roles, Set<String> groups) {

        static UserView of(Person person) {
            var roles = person.roles().stream()
                    .filter(role -> person.groups().contains(role.group()))
                    .collect(Collectors.toSet());
            var ofRoles = roles.stream().map(Role::group).toList();
            var others = person.groups().stream()
                    .filter(group -> !ofRoles.contains(group))
                    .collect(Collectors.toSet());
            return new UserView(person.actor().id(), person.displayName(), roles, others);
        }
    }

    record WithPassword(UserView user, String password) {}
}
