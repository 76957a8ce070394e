/**
 * Counts of a table's columns over fixed bins, and the SQL that makes them where the data lies. Start with {@link Bins}
 * and {@link TableCounts}.
 */
@NamedInterface("counts")
@NullMarked
package io.muster.datasets.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
