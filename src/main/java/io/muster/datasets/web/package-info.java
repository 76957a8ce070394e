/** Datasets over HTTP: registered, listed, described; never read out, as rows may tell of persons, and never deleted. */
@NullMarked
package io.muster.datasets.web;

import org.jspecify.annotations.NullMarked;
