package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.identity.KeptHere;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.SecurityHeaders;
import org.attune.app.space.Envelopes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A phone without a connection: whether something lies on it, and what was written on it meanwhile. */
@Controller
class OfflineController {

  private static final String HOME = Addresses.OFFLINE;

  private final KeptHere kept;
  private final Envelopes envelopes;
  private final Pages pages;

  OfflineController(KeptHere kept, Envelopes envelopes, Pages pages) {
    this.kept = kept;
    this.envelopes = envelopes;
    this.pages = pages;
  }

  @PostMapping(HOME + "/keeping")
  String keep(Viewer.Oneself viewer, HttpServletResponse response) {
    kept.give(response, viewer.person());
    return Page.done(HOME, "space.offline-on");
  }

  @PostMapping(HOME + "/ending")
  String end(Viewer.Oneself viewer, HttpServletResponse response) {
    kept.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_STORAGE);
    return Page.done(HOME, "space.offline-off");
  }

  /**
   * Who is signed in, and may write and send from this device.
   *
   * @param owner tells their things on the device from another's
   */
  record Writer(String owner, String csrfName, String csrf, Envelopes.Empty envelope) {}

  @GetMapping(path = HOME + "/writer", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Writer writer(Viewer.Oneself viewer, HttpServletRequest request) {
    if (kept.isOfAnother(request, viewer.person())) {
      throw new NotFound();
    }
    Page page = pages.of(request);
    return new Writer(kept.mark(viewer.person()), page.csrfParameter(), page.csrfToken(), envelopes.empty(viewer));
  }

  /** What lies in an envelope that this person closed, to be sent by its own form, or gone on with. */
  @PostMapping(path = HOME + "/opening", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String open(Viewer.Oneself viewer, @RequestParam String opener, @RequestParam String from, @RequestParam String closed) {
    return envelopes.open(viewer, opener, from, closed);
  }

  /** Lies beside the pages that it stands in for, since browsers let it stand in for no others but by its header. */
  @GetMapping(Addresses.SPACE + "/worker.js")
  ResponseEntity<Resource> worker(Viewer.Oneself viewer) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
        .header("Service-Worker-Allowed", Addresses.SPACE).cacheControl(CacheControl.noCache()).body(new ClassPathResource("static/worker.js"));
  }
}
