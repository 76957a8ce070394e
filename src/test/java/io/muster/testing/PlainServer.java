package io.muster.testing;

import io.muster.Muster;
import io.muster.StopDeadline;
import io.muster.commands.MusterCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Muster as it starts for everyone; for {@link ServerProcess}, whose class path holds the tests too. */
public final class PlainServer {

    private PlainServer() {}

    public static void main(String[] arguments) {
        StopDeadline.set();
        var server = new SpringApplicationBuilder(Muster.class)
                .initializers(new NoTestClasses())
                .run(MusterCommands.serverArguments(arguments));
        if (MusterCommands.isPrepare(arguments)) {
            System.exit(SpringApplication.exit(server));
        }
    }
}
