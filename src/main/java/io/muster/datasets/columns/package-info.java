/** Columns of a table and batches of them, as every scorer takes them. */
@NamedInterface("columns")
@NullMarked
package io.muster.datasets.columns;

