package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fields of all modules' pages. */
class FormFieldsTests {

  /** Browsers tell a screen reader that such a field is wrong as long as it is empty: from the first moment on. */
  private static final Pattern REQUIRED = Pattern.compile("<(?:input|textarea|select)\\b[^>]*\\srequired\\b");

  @Test
  void noFieldIsSaidToBeWrongBeforeSomebodyTouchedIt() throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> templates = Files.walk(Path.of("src", "main", "jte"))) {
      for (Path template : templates.filter(p -> p.toString().endsWith(".jte")).toList()) {
        if (REQUIRED.matcher(Files.readString(template)).find()) {
          found.add(template.toString());
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
