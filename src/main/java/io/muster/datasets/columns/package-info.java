/** Columns of a table and batches of them, as every scorer takes them. */
@NamedInterface("columns")
@NullMarked
package io.muster.datasets.columns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
