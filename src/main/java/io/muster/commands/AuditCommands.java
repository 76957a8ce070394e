package io.muster.commands;

import picocli.CommandLine.Command;

@Command(
        name = "audit",
        description = "The audit trail: what happened, in order, provably unaltered.",
        mixinStandardHelpOptions = true,
        subcommands = AuditVerify.class)
final class AuditCommands {}
