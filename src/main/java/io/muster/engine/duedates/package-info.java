/**
 * Until when a human task is to be decided, and what happens as time passes: dates from the table {@code due-dates},
 * reminders and escalations. Start with {@code DueDates}.
 */
@NullMarked
package io.muster.engine.duedates;

import org.jspecify.annotations.NullMarked;
