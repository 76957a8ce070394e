/** The outbox: what happened that people or webhooks may have to be told, written in the same transaction. */
@NamedInterface("outbox")
@NullMarked
package io.muster.notification.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
