/**
 * Datasets over HTTP: registered, listed, described; never read out, because rows may reveal persons, and never
 * deleted.
 */
@NullMarked
package io.muster.datasets.web;

import org.jspecify.annotations.NullMarked;
