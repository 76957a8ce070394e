package io.muster.demo;

import io.muster.Muster;
import io.muster.testing.NoTestClasses;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The demo as it starts for everybody, in a process of its own. */
public final class DemoServer {

    private DemoServer() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Muster.class)
                .initializers(new NoTestClasses())
                .run(arguments);
    }
}
