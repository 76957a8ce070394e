package io.muster.commands;

import picocli.CommandLine.Command;

@Command(
        name = "evidence",
        description = "What was found about versions, and who stood for it.",
        mixinStandardHelpOptions = true,
        subcommands = EvidenceVerify.class)
final class EvidenceCommands {}
