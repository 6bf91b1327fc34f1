package org.attune.app.authentication.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.attune.app.layout.Busy;
import org.attune.app.layout.TooManyRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who may send a file, and when. */
class RequestBodyLimitFilterTests {

  private final RequestBodyLimitFilter limit = new RequestBodyLimitFilter();

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void whoSendsAFileSendsNoSecondOneMeanwhileAndOthersDo() throws Exception {
    String maya = "maya";
    send(maya, (request, response) -> {
      assertThatThrownBy(() -> send(maya, (r, s) -> { })).isInstanceOf(TooManyRequests.class);
      assertThat(arrives("ben")).isTrue();
    });
    assertThat(arrives(maya)).isTrue();
  }

  @Test
  void aFileThatFailedLeavesRoomForTheNext() throws Exception {
    assertThatThrownBy(() -> send("maya", (r, s) -> {
      throw new IllegalStateException();
    })).isInstanceOf(IllegalStateException.class);
    assertThat(arrives("maya")).isTrue();
  }

  @Test
  void eightPeopleSendAtOnceAndTheNinthIsToldToWait() throws Exception {
    among(8, () -> assertThatThrownBy(() -> send("ninth", (r, s) -> { })).isInstanceOf(Busy.class));
    among(7, () -> assertThat(arrives("eighth")).isTrue());
  }

  private interface Meanwhile {
    void go() throws Exception;
  }

  private void among(int others, Meanwhile meanwhile) throws Exception {
    if (others == 0) {
      meanwhile.go();
      return;
    }
    send(UUID.randomUUID().toString(), (r, s) -> {
      try {
        among(others - 1, meanwhile);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private boolean arrives(String person) {
    List<String> arrived = new ArrayList<>();
    try {
      send(person, (r, s) -> arrived.add(person));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return arrived.contains(person);
  }

  private void send(String person, FilterChain chain) throws Exception {
    SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken(person, "", List.of()));
    var request = new MockHttpServletRequest("POST", "/imports") {
      @Override
      public long getContentLengthLong() {
        return 20L << 20;
      }
    };
    limit.doFilter(request, new MockHttpServletResponse(), chain);
  }
}
