/** The commands on running processes, and who may issue them: no one moves a process token past a guarded step. */
@NamedInterface("commands")
@NullMarked
package io.muster.identity.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
