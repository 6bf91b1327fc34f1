package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said on the command line. */
class OptionsTests {

  @Test
  void an_option_is_given_once() {
    assertThat(AttuneApplication.givenTwice("--attune.data=one", "--attune.port=1", "--attune.data=two")).contains("--attune.data");
    assertThat(AttuneApplication.givenTwice("restore", "file", "--attune.dev", "--attune.dev=true")).contains("--attune.dev");
    assertThat(AttuneApplication.givenTwice("--attune.data=one", "--attune.database.url=two", "--attune.port=1", "--spring.a=1",
        "--spring.a=2")).isEmpty();
  }
}
