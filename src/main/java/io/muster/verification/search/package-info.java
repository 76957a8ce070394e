/** Explores every possible run of a net. Start with {@link io.muster.verification.search.Explorer}. */
@NullMarked
package io.muster.verification.search;

import org.jspecify.annotations.NullMarked;
