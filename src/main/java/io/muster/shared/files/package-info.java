/** Files that survive a power failure and that only their owner can read. */
@NamedInterface("files")
@NullMarked
package io.muster.shared.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
