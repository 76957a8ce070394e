@NullMarked
package io.muster.reporting.web;

import org.jspecify.annotations.NullMarked;
