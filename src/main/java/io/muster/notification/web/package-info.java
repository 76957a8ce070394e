/** The REST API of notifications. */
@NullMarked
package io.muster.notification.web;

import org.jspecify.annotations.NullMarked;
