/** The channel by mail: texts from templates, as plain text and HTML. */
@NullMarked
package io.muster.notification.mail;

import org.jspecify.annotations.NullMarked;
