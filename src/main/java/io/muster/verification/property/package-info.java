/** What is promised, each in one class. {@link io.muster.verification.search.Promises} speaks for those about paths. */
@NullMarked
package io.muster.verification.property;

import org.jspecify.annotations.NullMarked;
