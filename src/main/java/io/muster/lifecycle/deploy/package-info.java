/**
 * The door through which diagrams, tables and forms come in: who may pass, what is checked, what is written down. Start with
 * {@link io.muster.lifecycle.deploy.DeploymentPlugin}.
 */
@NullMarked
package io.muster.lifecycle.deploy;

import org.jspecify.annotations.NullMarked;
