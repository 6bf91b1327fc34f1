package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes to the page of the sign-in. */
@AttuneTest
class SignInTests {

  @LocalServerPort int port;

  /** Found by the forms under fire. */
  @Test
  void a_name_with_the_character_nought_in_it_is_refused_as_any_wrong_name_is() throws Exception {
    assertThat(new Caller(port).post("/sign-in", "", Map.of("signInName", "a\u0000b@example.org", "password", "\u0000")).statusCode())
        .isEqualTo(422);
  }
}
