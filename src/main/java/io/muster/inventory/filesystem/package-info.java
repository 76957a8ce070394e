/** The artifact store in a directory: one read-only file per digest. */
@NullMarked
package io.muster.inventory.filesystem;

import org.jspecify.annotations.NullMarked;
