/** The plugin that shows the evidence panel in Camunda Tasklist. */
@NullMarked
package io.muster.engine.tasklist;

import org.jspecify.annotations.NullMarked;
