/** Scores models of others behind an HTTP endpoint. The only package of scoring that opens connections. */
@NullMarked
package io.muster.scoring.remote;

import org.jspecify.annotations.NullMarked;
