package io.muster.crash;

import io.muster.Muster;
import io.muster.lifecycle.Builds;
import io.muster.lifecycle.Loans;
import io.muster.testing.NoTestClasses;
import io.muster.testing.ServerUsers;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The real server in a process of its own, with a developer's drafts: what {@link CrashServerTests} kills. */
public final class MortalServer {

    private MortalServer() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Muster.class, ServerUsers.class, Loans.class, Builds.class, Drafts.class)
                .initializers(new NoTestClasses())
                .run(arguments);
    }
}
