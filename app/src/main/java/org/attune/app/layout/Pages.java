package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.attune.app.layout.internal.Assets;
import org.attune.app.layout.internal.NoticeCodes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {
  private final MessageSource messages;
  private final Assets assets;
  private final Clock clock;
  private final NoticeCodes notices;
  private final PrivateAreas privateAreas;
  private final Destinations destinations;
  private final List<WebManifest> manifests;

  Pages(MessageSource messages, Assets assets, Clock clock, NoticeCodes notices, PrivateAreas privateAreas,
      Destinations destinations, ObjectProvider<WebManifest> manifests) {
    this.messages = messages;
    this.assets = assets;
    this.clock = clock;
    this.notices = notices;
    this.privateAreas = privateAreas;
    this.destinations = destinations;
    this.manifests = manifests.stream().toList();
  }

  public Page of(HttpServletRequest request) {
    return new Page(request, messages, assets.path(), clock, notices, privateAreas, destinations, manifests);
  }
}
