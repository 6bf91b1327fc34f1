package org.attune.app.identity.internal;

import java.util.List;
import org.attune.app.identity.SignedIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The framework's view of somebody signed in; what they may do is asked of their roles, not of authorities. */
public final class SignedInAuthentication extends AbstractAuthenticationToken {

  private final transient SignedIn who;

  public SignedInAuthentication(SignedIn who) {
    super(List.of());
    this.who = who;
    setAuthenticated(true);
  }

  public SignedIn who() {
    return who;
  }

  @Override
  public Object getPrincipal() {
    return who.person();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
