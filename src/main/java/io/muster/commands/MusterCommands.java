package io.muster.commands;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/**
 * The root of the jar's command line. Commands run without Spring, so that they respond at once and need neither
 * database nor configuration. To add one, write its class in this package and list it here.
 */
@Command(
        name = "muster",
        description = "Keeps the register of an organisation's models. Without a command it starts the server.",
        mixinStandardHelpOptions = true,
        versionProvider = MusterCommands.Version.class,
        synopsisSubcommandLabel = "[serve | prepare | COMMAND]",
        subcommands = {
            MusterCommands.Serve.class,
            MusterCommands.Prepare.class,
            VerifyProcesses.class,
            DiffProcesses.class,
            EvidenceCommands.class,
            AuditCommands.class,
            TemplatesCommands.class,
            HelpCommand.class
        },
        footer = {"", "Exit codes: 0 ok, 1 findings, 2 usage."})
public final class MusterCommands {

    public static final int OK = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;

    private static final String SERVE = "serve";
    private static final String PREPARE = "prepare";

    /** What a preparation may change, and what it must leave to the nodes. */
    private static final List<String> PREPARING = List.of(
            "--camunda.bpm.database.schema-update=true",
            "--camunda.bpm.job-execution.enabled=false",
            "--muster.scheduling.automatic=false",
            "--muster.notification.automatic=false",
            "--muster.lifecycle.worker.enabled=false",
            "--server.address=127.0.0.1",
            "--server.port=0");

    private MusterCommands() {}

    /** Whether to start the server: without arguments, with Spring's only ({@code --server.port=80}), or with {@code serve}. */
    public static boolean isServe(String[] args) {
        return args.length == 0 || args[0].equals(SERVE) && !isHelp(args) || isSpring(args[0]);
    }

    /** Whether to start the server for its preparations only. */
    public static boolean isPrepare(String[] args) {
        return args.length > 0 && args[0].equals(PREPARE) && !isHelp(args);
    }

    /** The arguments for the server. */
    public static String[] serverArguments(String[] args) {
        if (isPrepare(args)) {
            var own = Arrays.stream(args).skip(1).filter(MusterCommands::isLeftByPreparing);
            return Stream.concat(own, PREPARING.stream()).toArray(String[]::new);
        }
        var named = args.length > 0 && args[0].equals(SERVE);
        return named ? Arrays.copyOfRange(args, 1, args.length) : args;
    }

    /** Of two arguments for one setting, Spring would make a list. */
    private static boolean isLeftByPreparing(String argument) {
        return PREPARING.stream().noneMatch(set -> argument.startsWith(set.substring(0, set.indexOf('=') + 1)));
    }

    /** @return the exit code */
    public static int run(String[] args) {
        silence();
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new MusterCommands())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(args);
    }

    /** Silences libraries, whose output would mix with the command's own. */
    private static void silence() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    // A problem with a file or an address given by the user is for the user to fix; a stack trace would not help.
    private static int explain(Exception failure, CommandLine command) {
        command.getErr().println("muster: " + CommandErrors.explain(failure));
        return USAGE;
    }

    private static boolean isSpring(String argument) {
        return argument.startsWith("--") && !argument.equals("--help") && !argument.equals("--version");
    }

    private static boolean isHelp(String[] args) {
        return args.length == 2 && (args[1].equals("--help") || args[1].equals("-h"));
    }

    /** A placeholder for the help: {@code Muster} starts the server itself, before any command is parsed. */
    @Command(
            name = "serve",
            description = "Starts the server, as without a command. Settings are --name=value; application.yaml "
                    + "lists them.",
            mixinStandardHelpOptions = true)
    static final class Serve {}

    /** A placeholder for the help, too. */
    @Command(
            name = "prepare",
            description = "Creates or updates the tables, deploys the shipped processes, makes the first administrator,"
                    + " and ends. To be run once before the nodes of a new version start; takes the server's settings.",
            mixinStandardHelpOptions = true)
    static final class Prepare {}

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
            return new String[] {"muster " + version.orElse("(from its sources)")};
        }
    }
}
