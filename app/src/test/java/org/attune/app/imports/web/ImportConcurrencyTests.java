package org.attune.app.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.attune.app.layout.Busy;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ImportConcurrencyTests {

  @Test
  void nobodyReadsAFileWhileAnotherDoesAndAfterAFaultTheNextMay() throws Exception {
    MockMvc browser = browser(new ImportConcurrencyInterceptor());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> read = new ArrayList<>();
      for (String path : List.of("/imports/one", "/imports/broken", "/imports/two", "/imports/three")) {
        read.add(threads.submit(() -> {
          try {
            return browser.perform(get(path)).andReturn().getResponse().getContentAsString();
          } catch (Exception e) {
            return "broken";
          }
        }));
      }
      assertThat(read).extracting(Future::get).containsExactly("alone", "broken", "alone", "alone");
    }
  }

  @Test
  void whoWaitedInVainIsToldThatOthersCameFirst() {
    var limit = new ImportConcurrencyInterceptor(Duration.ZERO);
    limit.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this);
    assertThatThrownBy(() -> limit.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this)).isInstanceOfSatisfying(Busy.class,
        refusal -> assertThat(refusal.key()).isEqualTo("imports.busy"));
  }

  private static MockMvc browser(ImportConcurrencyInterceptor limit) {
    return MockMvcBuilders.standaloneSetup(new Reader()).addMappedInterceptors(new String[] {"/imports/**"}, limit).build();
  }

  @RestController
  static final class Reader {
    private final Exchanger<String> meeting = new Exchanger<>();

    @GetMapping({"/imports/one", "/imports/two", "/imports/three"})
    String read() throws InterruptedException {
      try {
        return meeting.exchange("met another", 100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return "alone";
      }
    }

    @GetMapping("/imports/broken")
    String broken() {
      throw new IllegalStateException("a broken file");
    }
  }
}
