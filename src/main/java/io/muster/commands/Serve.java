package io.muster.commands;

import picocli.CommandLine.Command;

/** A placeholder for the help: {@code Muster} starts the server itself, before any command is parsed. */
@Command(
        name = "serve",
        description =
                "Starts the server, as without a command. Settings are --name=value; application.yaml " + "lists them.",
        mixinStandardHelpOptions = true)
final class Serve {}
