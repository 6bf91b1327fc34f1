package org.attune.app.layout.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.JteViewResolver;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.StandaloneLayout;
import org.attune.app.layout.TooManyRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

class ErrorAdviceTests {
  private static final AnnotationConfigApplicationContext LAYOUT = StandaloneLayout.start();
  private static final MockMvc BROWSER =
      MockMvcBuilders.standaloneSetup(new Failing(), LAYOUT.getBean(DecoyCalendarController.class))
          .setControllerAdvice(LAYOUT.getBean(ErrorAdvice.class))
          .setViewResolvers(LAYOUT.getBean(JteViewResolver.class))
          .addFilters(LAYOUT.getBean(ErrorFilter.class))
          .build();

  @Controller
  static class Failing {
    @GetMapping("/missing")
    String missing() {
      throw new NotFound();
    }

    @PostMapping("/refused")
    String refused() {
      throw new InvalidInput("layout.trouble.413");
    }

    @GetMapping("/changed")
    String changed() {
      throw new Conflict();
    }

    @GetMapping("/often")
    String often() {
      throw new TooManyRequests(Duration.ofSeconds(90));
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("what Maya typed");
    }

    @GetMapping("/away")
    String away() {
      throw new CannotCreateTransactionException("no connection");
    }

    @GetMapping("/things/{id}")
    String thing(@PathVariable UUID id) {
      return "redirect:/month";
    }

    @PostMapping("/done")
    String done() {
      return PageContext.redirectWithNotice("/month", "layout.saved");
    }

    @GetMapping("/half")
    String half() {
      return "layout/chart";
    }
  }

  @AfterAll
  static void close() {
    LAYOUT.close();
  }

  @Test
  void whatIsNotThereAndWhatIsNotOursLookTheSame() throws Exception {
    BROWSER.perform(get("/missing")).andExpect(status().isNotFound()).andExpect(content().string(containsString("There’s nothing here.")));
    BROWSER.perform(get("/things/1")).andExpect(status().isNotFound());
  }

  @Test
  void aDatabaseThatIsAwayIsNotAskedWhoIsSignedInToSayThatItIs() throws Exception {
    Supplier<CurrentPerson> asked = () -> {
      throw new CannotCreateTransactionException("no connection");
    };

    BROWSER.perform(get("/away").requestAttr(CurrentPerson.ATTRIBUTE, asked)).andExpect(status().is(503))
        .andExpect(content().string(containsString("attune.css")));
  }

  @Test
  void aRefusalSaysWhyInWords() throws Exception {
    BROWSER
        .perform(post("/refused"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Please send it in smaller parts.")));
    BROWSER.perform(get("/changed")).andExpect(status().isConflict());
  }

  @Test
  void whoAsksTooOftenIsToldHowLongToWait() throws Exception {
    BROWSER
        .perform(get("/often"))
        .andExpect(status().is(429))
        .andExpect(header().string("Retry-After", "90"))
        .andExpect(content().string(containsString("wait 2 minutes")));
  }

  @Test
  void aFaultOfOursShowsAnErrorIdAndNothingOfItsInside() throws Exception {
    BROWSER
        .perform(get("/broken"))
        .andExpect(status().isInternalServerError())
        .andExpect(content().string(containsString("class=\"code\"")))
        .andExpect(content().string(not(containsString("Maya"))))
        .andExpect(content().string(not(containsString("IllegalState"))));
  }

  @Test
  void aDatabaseThatIsAwayIsACalmPauseAndNoFault() throws Exception {
    BROWSER
        .perform(get("/away"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"))
        .andExpect(content().string(containsString("What you saved is safe.")));
  }

  @Test
  void aTemplateThatFailsIsAnErrorPageAndNotHalfAPage() throws Exception {
    BROWSER
        .perform(get("/half"))
        .andExpect(status().isInternalServerError())
        .andExpect(content().string(not(containsString("<figure"))));
  }

  @Test
  void htmxIsToldInOneSentenceAtTheTopOfThePage() throws Exception {
    BROWSER
        .perform(get("/missing").header("HX-Request", "true"))
        .andExpect(status().isNotFound())
        .andExpect(header().string("HX-Retarget", "#notice"))
        .andExpect(content().string(not(containsString("<html"))));
  }

  @Test
  void aFormIsFollowedByAPageAndHtmxGoesThereByItself() throws Exception {
    BROWSER.perform(post("/done")).andExpect(status().isSeeOther()).andExpect(header().string("Location", "/month?done=3139cec3"));
    BROWSER
        .perform(post("/done").header("HX-Request", "true"))
        .andExpect(status().isOk())
        .andExpect(header().string("HX-Redirect", "/month?done=3139cec3"));
  }

  @Test
  void leavingLeadsToACalendarThatNamesNothingOfOurs() throws Exception {
    BROWSER
        .perform(get("/month"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("March 2026")))
        .andExpect(content().string(containsString("<td aria-current=\"date\">3</td>")))
        .andExpect(content().string(not(containsString("Attune"))));
    BROWSER.perform(get("/month").param("of", "+999999999-12")).andExpect(status().isOk());
  }
}
