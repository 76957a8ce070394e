/**
 * What is known of a net before any run: its cycles, its promises, and which events have no effect. Start with {@link
 * SearchModel}.
 */
@NullMarked
package io.muster.verification.search.model;

import org.jspecify.annotations.NullMarked;
