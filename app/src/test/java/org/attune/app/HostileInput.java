package org.attune.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What nobody would type, as bytes of a form: each time something else, the same for the same seed. */
final class HostileInput {

  /** In many of the texts; where a page shows it as it is, something was not escaped. */
  static final String MARK = "<zq9";

  private static final List<String> TEXTS = List.of("", " ", "0", "-1", "7", "8", "1.5", "NaN", "1e308", "-0", "٣", "2147483648",
      "999999999999999999999", "true", "on", "null", "2026-01-05", "2026-02-30", "+999999999-12-31", "-999999999-01-01",
      "0000-00-00", "14:00", "24:00", "23:59:59.999999999", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000",
      "a\u0000b", "\u0000", "\u202eright to left\u202c", "e\u0301\u0301\u0301", "\ud83e\udee0", "\ufeff", "\u2028",
      "\"'><zq9 a='b'>", "</textarea></title></script><zq9>", "<zq9 onload=x>", "${7*7}", "#{7*7}", "{{7*7}}", "%s%n%x",
      "a\r\nSet-Cookie: x=y", "../../../../etc/passwd", "'; drop table person; --", "\\", "=1+1", "//elsewhere.example",
      "ana@example.org", "a@b\r\nBcc: c@d", "Europe/Berlin", "DE", "therapist", "client", "*", "[object Object]",
      "w".repeat(201), "w".repeat(10_001), "\u00e9".repeat(70_000));

  private final Random random;

  HostileInput(long seed) {
    this.random = new Random(seed);
  }

  boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A form of these fields: most of them once, some missing, some twice, some with what a form really offered. */
  byte[] form(List<String> fields, Map<String, List<String>> offered, String token) {
    var form = new StringBuilder("_csrf=" + token);
    String only = fields.isEmpty() || one(3) ? null : any(fields); // often only one of them is wrong
    for (String field : fields) {
      List<String> real = offered.getOrDefault(field, List.of());
      boolean isRight = only != null && !field.equals(only) && !real.isEmpty();
      int times = isRight ? 1 : one(7) ? 0 : one(10) ? 2 : 1;
      for (int i = 0; i < times; i++) {
        form.append('&').append(encoded(field)).append('=')
            .append(isRight ? encoded(any(real)) : one(15) ? "%ED%A0%80" : one(40) ? "%zz" : encoded(text()));
      }
    }
    return form.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private String text() {
    return one(5) ? noise() : any(TEXTS);
  }

  private String noise() {
    var noise = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      noise.appendCodePoint(one(3) ? random.nextInt(0x80) : random.nextInt(0xd800));
    }
    return noise.toString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
