package io.muster;

import io.muster.commands.MusterCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The main class: starts the server, or runs the command given on the command line. Beans are named by class and package: modules do not share a name space.
 */
@ConfigurationPropertiesScan
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Muster {

    public static void main(String[] args) {
        var isPreparing = MusterCommands.isPrepare(args);
        if (!isPreparing && !MusterCommands.isServe(args)) {
            System.exit(MusterCommands.run(args));
        }
        StopDeadline.set();
        var server = SpringApplication.run(Muster.class, MusterCommands.serverArguments(args));
        if (isPreparing) {
            System.exit(SpringApplication.exit(server));
        }
    }
}
