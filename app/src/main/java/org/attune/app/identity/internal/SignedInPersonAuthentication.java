package org.attune.app.identity.internal;

import java.util.List;
import org.attune.app.identity.SignedInPerson;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The framework's view of somebody signed in; what they may do is asked of their roles, not of authorities. */
public final class SignedInPersonAuthentication extends AbstractAuthenticationToken {

  private final transient SignedInPerson signedIn;

  public SignedInPersonAuthentication(SignedInPerson signedIn) {
    super(List.of());
    this.signedIn = signedIn;
    setAuthenticated(true);
  }

  public SignedInPerson person() {
    return signedIn;
  }

  @Override
  public Object getPrincipal() {
    return signedIn.person();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
