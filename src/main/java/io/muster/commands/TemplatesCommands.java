package io.muster.commands;

import picocli.CommandLine.Command;

@Command(
        name = "templates",
        description = "The Camunda Modeler's templates for Muster's steps.",
        mixinStandardHelpOptions = true,
        subcommands = {TemplatesCheck.class, TemplatesGenerate.class})
final class TemplatesCommands {}
