/**
 * The properties that are proved, each in one class. Those about paths are in
 * {@link io.muster.verification.search.model.Promises}.
 */
@NullMarked
package io.muster.verification.property;

import org.jspecify.annotations.NullMarked;
