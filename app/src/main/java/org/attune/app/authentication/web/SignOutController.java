package org.attune.app.authentication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.authentication.SignInCookie;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityHeaderValues;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Signing out, here or everywhere, and leaving fast. */
@Controller
class SignOutController {

  private final SignIns signIns;
  private final SignInCookie cookie;
  private final DeviceMarkerCookie deviceMarker;

  SignOutController(SignIns signIns, SignInCookie cookie, DeviceMarkerCookie deviceMarker) {
    this.signIns = signIns;
    this.cookie = cookie;
    this.deviceMarker = deviceMarker;
  }

  @PostMapping("/sign-out")
  String signOut(Viewer.Oneself viewer, HttpServletRequest request, HttpServletResponse response) {
    cookie.secret(request).ifPresent(secret -> signIns.end(viewer, secret));
    wipe(response);
    return "redirect:/";
  }

  /**
   * Leaving fast: signs out, and leads to a page that says nothing of this one. By a form without a token, so that it works
   * without script and no page of a visitor needs a cookie. What another site's page sends wipes and ends nothing.
   */
  @PostMapping("/leave")
  String leave(@RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String from, HttpServletRequest request,
      HttpServletResponse response) {
    if (!from.equals("same-origin")) {
      return "redirect:/month";
    }
    SignedInPerson.of(request).ifPresent(signedIn ->
        cookie.secret(request).ifPresent(secret -> signIns.end(signedIn.asOneself(), secret)));
    wipe(response);
    return "redirect:/month";
  }

  /** An address alone, in an image or an email, wipes nothing. */
  @GetMapping("/leave")
  String leave() {
    return "redirect:/month";
  }

  @PostMapping("/sign-out/everywhere")
  String signOutEverywhere(Viewer.Oneself viewer, HttpServletResponse response) {
    signIns.endEverywhere(viewer);
    wipe(response);
    return "redirect:/";
  }

  private void wipe(HttpServletResponse response) {
    cookie.clear(response);
    deviceMarker.clear(response);
    response.setHeader("Clear-Site-Data", SecurityHeaderValues.CLEAR_SITE_DATA);
  }
}
