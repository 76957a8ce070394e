package io.muster.identity;

import io.muster.security.Role;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The creation of the first administrator. If there is none, {@code admin} is created with a password that is shown
 * once on the console (not in the log, which is kept) and nowhere else.
 */
@Component
@Profile("!demo")
@Order(FirstAdministrator.ORDER)
class FirstAdministrator implements ApplicationRunner {

    static final int ORDER = 100;
    private static final String ID = "admin";

    private final Users users;
    private final EngineUserDirectory directory;

    FirstAdministrator(Users users, EngineUserDirectory directory) {
        this.users = users;
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isThere()) {
            return;
        }

        var password = Passwords.generate();
        try {
            make(password);
        } catch (RuntimeException e) {
            // The exception depends on how far the other node was; what counts is whether there is an administrator.
            if (isThere()) {
                return; // Another node was faster and has shown the password.
            }
            throw e;
        }
        show(password);
    }

    /** An existing user with this id once had the role and lost it in a way that Muster did not see. */
    private void make(String password) {
        if (directory.find(ID).isEmpty()) {
            users.create(new NewUser(ID, "First", "Administrator", Set.of(Role.ADMINISTRATOR), password));
            return;
        }
        users.setPassword(ID, password);
        users.setRoles(ID, Set.of(Role.ADMINISTRATOR));
    }

    private boolean isThere() {
        return !directory.inRole(Role.ADMINISTRATOR).isEmpty();
    }

    private static void show(String password) {
        System.out.printf(
                "%n%s%n  The first administrator: user %s, password %s%n  Shown this once only. Change it after signing"
                        + " in.%n%s%n%n",
                "=".repeat(78), ID, password, "=".repeat(78));
    }
}
