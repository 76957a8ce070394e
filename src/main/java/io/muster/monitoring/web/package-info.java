/** Monitors, incidents and silences over HTTP. */
@NullMarked
package io.muster.monitoring.web;

import org.jspecify.annotations.NullMarked;
