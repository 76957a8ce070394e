/** Use cases, models, versions and artifacts over HTTP. What moves a version along is not here: processes do that. */
@NullMarked
package io.muster.inventory.web;

import org.jspecify.annotations.NullMarked;
