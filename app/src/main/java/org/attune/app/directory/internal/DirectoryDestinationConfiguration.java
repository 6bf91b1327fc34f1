package org.attune.app.directory.internal;

import org.attune.app.directory.PublicProfiles;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Where pages lead somebody who looks for a therapist, while there is anybody to find. */
@Configuration(proxyBeanMethods = false)
class DirectoryDestinationConfiguration {

  @Bean
  static DestinationAddress findAddress(ObjectProvider<PublicProfiles> profiles) {
    return new DestinationAddress(Destination.FIND, "/find", () -> isAnybodyThere(profiles.getObject()));
  }

  /** A page with help on it is shown also while the database is away. */
  private static boolean isAnybodyThere(PublicProfiles profiles) {
    try {
      return profiles.anyExists(new Viewer.Visitor());
    } catch (DataAccessException | TransactionException e) {
      return false;
    }
  }
}
