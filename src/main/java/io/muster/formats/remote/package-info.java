/** Scoring by remote models behind an HTTP endpoint. The only package of scoring that opens connections. */
@NullMarked
package io.muster.formats.remote;

import org.jspecify.annotations.NullMarked;
