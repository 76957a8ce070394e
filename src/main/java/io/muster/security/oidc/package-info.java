/**
 * Sign-in at an identity provider by OpenID Connect, and its access tokens at the API (ADR 045). Off unless
 * {@code muster.security.oidc.issuer} is set. Start with {@link io.muster.security.oidc.OidcSignIn}.
 */
@NamedInterface("oidc")
@NullMarked
package io.muster.security.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
