package io.muster.commands;

import picocli.CommandLine.Command;

/** Here for the help only: {@code Muster} starts the server itself, before any command is read. */
@Command(
        name = "serve",
        description = "Starts the server; also the default. Settings: --name=value, as application.yaml lists them.",
        mixinStandardHelpOptions = true)
final class Serve {}
