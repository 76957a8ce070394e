/**
 * Runs a net in every way it can run. Start with {@link io.muster.verification.search.Explorer}.
 */
@NullMarked
package io.muster.verification.search;

import org.jspecify.annotations.NullMarked;
