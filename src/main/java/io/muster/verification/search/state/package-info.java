/**
 * A state of a process instance: its tokens and the possible values of its variables, encoded in few bytes. Its fields
 * are open to the search, which reads them for each of millions of states; no other module may use this package.
 */
@NullMarked
package io.muster.verification.search.state;

import org.jspecify.annotations.NullMarked;
