package org.attune.app.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credential, and where it lets them practise.
 *
 * @param credential    such as "Registered counsellor, BACP"
 * @param licenceNumber empty where there is none
 * @param jurisdictions where they may practise, such as "New York State"
 * @param training      for those who practise under supervision, else null
 */
public record ProfessionalRegistration(String credential, CredentialType type, String licenceNumber, List<String> jurisdictions,
    @Nullable Training training) {
  public ProfessionalRegistration {
    jurisdictions = List.copyOf(jurisdictions);
  }

  /** What a manager looks up, word for word: of anything else nothing is confirmed. Empty where there is nothing to look up. */
  public String confirmable(ProfileConfirmation.Subject subject) {
    return switch (subject) {
      case CREDENTIAL -> credential + " (" + type.code() + ")";
      case LICENCE -> licenceNumber.isEmpty() ? "" : licenceNumber + " (" + String.join(", ", jurisdictions) + ")";
      case SUPERVISION -> training == null ? "" : training.supervisor().toString();
    };
  }
}
