/** The REST API of use cases, models, versions and artifacts. It does not change a version's stage, which only processes do. */
@NullMarked
package io.muster.inventory.web;

import org.jspecify.annotations.NullMarked;
