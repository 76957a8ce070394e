/**
 * Steps of the group Validate: a candidate is measured, and a change of a process is compared with what is in force.
 */
@NullMarked
package io.muster.lifecycle.steps.validate;

import org.jspecify.annotations.NullMarked;
