/** What starts a revalidation before its date. */
@NullMarked
package io.muster.lifecycle.triggers;

import org.jspecify.annotations.NullMarked;
