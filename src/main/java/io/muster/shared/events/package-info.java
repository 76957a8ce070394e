/** Business events: what a module publishes in its transaction, and what the audit trail keeps. */
@NamedInterface("events")
@NullMarked
package io.muster.shared.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
