/**
 * Profiles of predictions that were not observed here: posted by a client, or counted in a dataset or a table. Start with
 * {@code PostingService}.
 */
@NullMarked
package io.muster.monitoring.posting;

import org.jspecify.annotations.NullMarked;
