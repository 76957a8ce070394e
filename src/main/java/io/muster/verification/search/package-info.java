/**
 * The search through every possible run of a net, and the shortest path to what it finds. Start with {@link Explorer}.
 */
@NullMarked
package io.muster.verification.search;

import org.jspecify.annotations.NullMarked;
