/** The REST API for the administration of people, and the endpoints that the Camunda Modeler expects of a server. */
@NullMarked
package io.muster.identity.web;

import org.jspecify.annotations.NullMarked;
