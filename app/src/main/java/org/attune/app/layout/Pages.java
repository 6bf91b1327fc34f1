package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.attune.app.layout.internal.Assets;
import org.attune.app.layout.internal.NoticeCodes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {
  private final MessageSource messages;
  private final Assets assets;
  private final Clock clock;
  private final NoticeCodes notices;

  Pages(MessageSource messages, Assets assets, Clock clock, NoticeCodes notices) {
    this.messages = messages;
    this.assets = assets;
    this.clock = clock;
    this.notices = notices;
  }

  public Page of(HttpServletRequest request) {
    return new Page(request, messages, assets.path(), clock, notices);
  }
}
