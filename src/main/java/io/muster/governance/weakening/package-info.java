/** What weakens a control waits: the gates of deployments and deletions, and the tables found at start. */
@NamedInterface("weakening")
@NullMarked
package io.muster.governance.weakening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
