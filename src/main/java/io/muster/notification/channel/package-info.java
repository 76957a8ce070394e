/** What a way of telling is: it sends a message, or says why not and whether another attempt may help. */
@NamedInterface("channel")
@NullMarked
package io.muster.notification.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
