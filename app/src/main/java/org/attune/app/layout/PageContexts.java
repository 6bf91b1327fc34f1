package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.attune.app.layout.internal.NoticeCodes;
import org.attune.app.layout.internal.StaticAssets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the {@link PageContext} of a request. */
@Component
public class PageContexts {
  private final MessageSource messages;
  private final StaticAssets assets;
  private final Clock clock;
  private final NoticeCodes notices;
  private final PrivateAreas privateAreas;
  private final Destinations destinations;
  private final List<WebManifest> manifests;
  private final Languages languages;

  PageContexts(MessageSource messages, StaticAssets assets, Clock clock, NoticeCodes notices, PrivateAreas privateAreas,
      Destinations destinations, ObjectProvider<WebManifest> manifests, Languages languages) {
    this.messages = messages;
    this.assets = assets;
    this.clock = clock;
    this.notices = notices;
    this.privateAreas = privateAreas;
    this.destinations = destinations;
    this.manifests = manifests.stream().toList();
    this.languages = languages;
  }

  public PageContext of(HttpServletRequest request) {
    return new PageContext(request, messages, assets.path(), clock, notices, privateAreas, destinations, manifests, languages);
  }
}
