package org.attune.app.safety.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.safety.PracticeHelpLine;
import org.attune.app.safety.PracticeHelpLines;
import org.jspecify.annotations.Nullable;

/** A help line as a manager types it. */
public record HelpLineForm(@Nullable String key, @Nullable Integer version, @Nullable String name, @Nullable String number,
                           @Nullable String hours, @Nullable String forWhom, @Nullable String address) {

  private static final int LINE = 200;
  private static final int NUMBER = 40;
  private static final int ADDRESS = 500;
  private static final Pattern DIALLED = Pattern.compile("\\+?[0-9][0-9 ()./\\u00a0-]*");

  public HelpLineForm {
    name = FormInput.line(name);
    number = FormInput.line(number);
    hours = FormInput.line(hours);
    forWhom = FormInput.line(forWhom);
    address = FormInput.line(address);
  }

  static HelpLineForm blank() {
    return new HelpLineForm(null, null, null, null, null, null, null);
  }

  static HelpLineForm of(PracticeHelpLine line) {
    return new HelpLineForm(null, line.version(), line.name(), line.number(), line.hours(), line.forWhom(), line.address());
  }

  /** As it was typed, onto a later version. */
  HelpLineForm onVersion(int later) {
    return new HelpLineForm(key, later, name, number, hours, forWhom, address);
  }

  PracticeHelpLines.Details details() {
    return new PracticeHelpLines.Details(text(name), text(number), text(hours), text(forWhom), whole(text(address)));
  }

  FieldErrors validate() {
    var errors = new FieldErrors();
    if (text(name).isEmpty()) {
      errors.add("name", "safety.lines.name-missing");
    }
    tooLong(errors, "name", text(name), LINE);
    long digits = text(number).chars().filter(c -> c >= '0' && c <= '9').count();
    if (text(number).isEmpty()) {
      errors.add("number", "safety.lines.number-missing");
    } else if (!DIALLED.matcher(text(number)).matches() || digits < 3 || digits > 15 || text(number).length() > NUMBER) {
      errors.add("number", "safety.lines.number-wrong");
    }
    tooLong(errors, "hours", text(hours), LINE);
    tooLong(errors, "forWhom", text(forWhom), LINE);
    if (!isAddress(whole(text(address)))) {
      errors.add("address", "safety.lines.address-wrong");
    }
    return errors;
  }

  /** Nobody types the beginning of an address any more. */
  private static String whole(String address) {
    return address.isEmpty() || address.contains("://") ? address : "https://" + address;
  }

  private static boolean isAddress(String address) {
    if (address.isEmpty()) {
      return true;
    }
    try {
      var uri = new URI(address);
      String host = uri.getHost();
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && host != null && host.indexOf('.') > 0
          && uri.getRawUserInfo() == null && address.length() <= ADDRESS;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void tooLong(FieldErrors errors, String field, String typed, int most) {
    errors.requireVisible(field, typed);
    int length = FormInput.length(typed);
    if (length > most) {
      errors.add(field, "safety.words-long", most, length);
    }
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
