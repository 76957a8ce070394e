/** Administration of people, and what the Camunda Modeler asks of a server, over HTTP. */
@NullMarked
package io.muster.identity.web;

import org.jspecify.annotations.NullMarked;
