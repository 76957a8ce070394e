/** Steps of the group Serve: versions and changes of processes are put in force, and taken back. */
@NullMarked
package io.muster.lifecycle.steps.serve;

import org.jspecify.annotations.NullMarked;
