/**
 * Processes are governed by a process: a deployment that weakens a control waits for the owner of what it weakens. Start
 * with {@link io.muster.lifecycle.change.Changes}.
 */
@NamedInterface("change")
@NullMarked
package io.muster.lifecycle.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
