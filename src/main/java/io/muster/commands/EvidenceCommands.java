package io.muster.commands;

import picocli.CommandLine.Command;

@Command(
        name = "evidence",
        description = "The evidence about versions, and who answered for it.",
        mixinStandardHelpOptions = true,
        subcommands = EvidenceVerify.class)
final class EvidenceCommands {}
