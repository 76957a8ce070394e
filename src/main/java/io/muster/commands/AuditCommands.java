package io.muster.commands;

import picocli.CommandLine.Command;

@Command(
        name = "audit",
        description = "What happened, in order, provably unaltered.",
        mixinStandardHelpOptions = true,
        subcommands = AuditVerify.class)
final class AuditCommands {}
