package io.muster.demo;

import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's people, one per role, all with the same well-known password. */
@Component
@Profile("demo")
class DemoPeople {

    static final Actor DEVELOPER = Actor.person("dora");
    static final Actor APPROVER = Actor.person("anna");

    static final String PASSWORD = "Muster-demo-1";

    private static final List<Member> MEMBERS = List.of(
            new Member("dora", "Developer", Role.DEVELOPER, "submits versions and reworks them"),
            new Member("vera", "Validator", Role.VALIDATOR, "reviews independently"),
            new Member("anna", "Approver", Role.APPROVER, "approves use"),
            new Member("sven", "Second", Role.SECOND_APPROVER, "approves use of tier 1 as the second"),
            new Member("otto", "Operator", Role.OPERATOR, "promotes, runs revalidation, retires"),
            new Member("desi", "Designer", Role.DESIGNER, "draws and deploys lifecycles"),
            new Member("ada", "Auditor", Role.AUDITOR, "reads everything"),
            new Member("app", "Application", Role.APPLICATION, "asks for predictions"),
            new Member("admin", "Administrator", Role.ADMINISTRATOR, "manages people and the platform"));

    private final Users users;
    private final UserDirectory directory;

    DemoPeople(Users users, UserDirectory directory) {
        this.users = users;
        this.directory = directory;
    }

    private record Member(String id, String lastName, Role role, String does) {

        NewUser asUser() {
            var firstName = Character.toUpperCase(id.charAt(0)) + id.substring(1);
            return new NewUser(id, firstName, lastName, Set.of(role), PASSWORD);
        }
    }

    /** @return ids of the demo's people that exist with the well-known password */
    static List<String> withTheirPassword(UserDirectory directory) {
        return MEMBERS.stream()
                .map(Member::id)
                .filter(id -> directory.find(id).isPresent())
                .filter(id -> directory.authenticate(id, PASSWORD).isPresent())
                .toList();
    }

    void come() {
        MEMBERS.stream()
                .filter(member -> directory.find(member.id()).isEmpty())
                .forEach(member -> users.create(member.asUser()));
    }

    String welcome(String url) {
        var text = new StringBuilder("""


                Muster is ready, in the demo profile: never run this where it matters.

                  Open tasks and all models        %1$s/
                  Sign off (Camunda Tasklist)      %1$s/camunda/app/tasklist/default/
                  Operate (Camunda Cockpit)        %1$s/camunda/app/cockpit/default/
                  REST API                         %1$s/swagger-ui/index.html

                  Sign in as (password %2$s)
                """.formatted(url, PASSWORD));
        MEMBERS.forEach(member -> text.append("    %-8s %s%n".formatted(member.id(), member.does())));
        return text.toString();
    }
}
