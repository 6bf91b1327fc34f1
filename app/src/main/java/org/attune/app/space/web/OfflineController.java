package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.SecurityHeaderValues;
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

  private static final String HOME = PrivateAddresses.OFFLINE;

  private final DeviceMarkerCookie deviceMarker;
  private final Envelopes envelopes;
  private final PageContexts pages;

  OfflineController(DeviceMarkerCookie deviceMarker, Envelopes envelopes, PageContexts pages) {
    this.deviceMarker = deviceMarker;
    this.envelopes = envelopes;
    this.pages = pages;
  }

  @PostMapping(HOME + "/keeping")
  String keep(Viewer.Oneself viewer, HttpServletResponse response) {
    deviceMarker.set(response, viewer.person());
    return PageContext.redirectWithNotice(HOME, "space.offline-on");
  }

  @PostMapping(HOME + "/ending")
  String end(Viewer.Oneself viewer, HttpServletResponse response) {
    deviceMarker.clear(response);
    response.setHeader("Clear-Site-Data", SecurityHeaderValues.CLEAR_STORAGE);
    return PageContext.redirectWithNotice(HOME, "space.offline-off");
  }

  /**
   * Who is signed in, and may write and send from this device.
   *
   * @param owner tells their things on the device from another's
   */
  record Writer(String owner, String csrfName, String csrf, Envelopes.EmptyEnvelope envelope) {}

  @GetMapping(path = HOME + "/writer", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Writer writer(Viewer.Oneself viewer, HttpServletRequest request) {
    if (deviceMarker.belongsToAnother(request, viewer.person())) {
      throw new NotFound();
    }
    PageContext page = pages.of(request);
    return new Writer(deviceMarker.marker(viewer.person()), page.csrfParameter(), page.csrfToken(), envelopes.newEnvelope(viewer));
  }

  /** What lies in an envelope that this person closed, to be sent by its own form, or gone on with. */
  @PostMapping(path = HOME + "/opening", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String open(Viewer.Oneself viewer, @RequestParam String opener, @RequestParam String from, @RequestParam String closed) {
    return envelopes.open(viewer, opener, from, closed);
  }

  /** Lies beside the pages that it stands in for, since browsers let it stand in for no others but by its header. */
  @GetMapping(PrivateAddresses.SPACE + "/worker.js")
  ResponseEntity<Resource> worker(Viewer.Oneself viewer) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
        .header("Service-Worker-Allowed", PrivateAddresses.SPACE).cacheControl(CacheControl.noCache()).body(new ClassPathResource("static/offline-worker.js"));
  }
}
