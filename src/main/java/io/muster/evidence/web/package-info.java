/** Evidence, findings and certificates over HTTP. */
@NullMarked
package io.muster.evidence.web;

import org.jspecify.annotations.NullMarked;
