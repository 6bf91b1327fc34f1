package org.attune.app.trusted.internal;

import java.util.Locale;
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

  private static final Locale LANGUAGE = Locale.UK;

  private final MessageSource messages;

  TrustedPersonMailTexts(MessageSource messages) {
    this.messages = messages;
  }

  /** A mail, without its recipient. */
  public record MailText(String subject, String body) {}

  /**
   * The mail that asks.
   *
   * @param me   who asks, as the other knows them
   * @param link where to answer
   */
  public MailText invitation(String me, String link) {
    return wording("ask", me, link);
  }

  /** The mail of a support request; what was written with it is on the page alone. */
  public MailText of(SupportRequest.Kind kind, String me, String link) {
    return wording(kind.code(), me, link);
  }

  MailText of(@Nullable String kind, String me, String link) {
    return wording(kind == null ? "ask" : kind, me, link);
  }

  private MailText wording(String kind, String me, String link) {
    return new MailText(say("theone.mail." + kind + ".subject"), say("theone.mail." + kind + ".body", me, link) + "\n");
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LANGUAGE);
  }
}
