package org.attune.app.trusted.internal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.trusted.SupportRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the mails say, the same for the sender who looks first and for the recipient. Mailboxes are shared: a mail names who
 * asks, as they chose to be named there, and says nothing of what for.
 */
@Component
public class TrustedPersonMailTexts {

  private final MessageSource messages;
  private final Languages languages;
  private final People people;

  TrustedPersonMailTexts(MessageSource messages, Languages languages, People people) {
    this.messages = messages;
    this.languages = languages;
    this.people = people;
  }

  /** A mail, without its recipient. */
  public record MailText(Locale language, String subject, String body) {}

  /**
   * The mail that asks.
   *
   * @param me   who asks, as the other knows them
   * @param link where to answer
   */
  public MailText invitation(Viewer.Oneself viewer, String me, String link) {
    return of("ask", me, link, people.language(viewer, viewer.person()).orElse(null));
  }

  /** The mails of support requests; what was written with one is on the page alone. */
  public Map<SupportRequest.Kind, MailText> ofRequests(Viewer.Oneself viewer, String me, String link) {
    String language = people.language(viewer, viewer.person()).orElse(null);
    var mails = new EnumMap<SupportRequest.Kind, MailText>(SupportRequest.Kind.class);
    for (SupportRequest.Kind kind : SupportRequest.Kind.values()) {
      mails.put(kind, of(kind.code(), me, link, language));
    }
    return mails;
  }

  /** In the language of the person who asks: they know what the other one reads. */
  MailText of(String kind, String me, String link, @Nullable String language) {
    String subject = "theone.mail." + kind + ".subject";
    String body = "theone.mail." + kind + ".body";
    Locale in = languages.speaking(Languages.shipped(Objects.requireNonNullElse(language, "")).orElse(Languages.ENGLISH), subject, body);
    return new MailText(in, messages.getMessage(subject, null, in), messages.getMessage(body, new Object[] {me, link}, in) + "\n");
  }
}
