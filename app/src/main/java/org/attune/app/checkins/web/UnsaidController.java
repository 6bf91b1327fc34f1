package org.attune.app.checkins.web;

import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a client does with a line of theirs: opens it in the session and seals it again, lets somebody else read it, takes it back. */
@Controller
@RequestMapping(Addresses.UNSAID + "/{line}")
class UnsaidController {

  private final Unsaid unsaid;

  UnsaidController(Unsaid unsaid) {
    this.unsaid = unsaid;
  }

  @PostMapping("/opening")
  String open(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.session(viewer, line);
    unsaid.openTogether(viewer, line);
    return done(session, "checkins.opened");
  }

  @PostMapping("/sealing")
  String sealAgain(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.session(viewer, line);
    unsaid.sealAgain(viewer, line);
    return done(session, "checkins.sealed-again");
  }

  @PostMapping("/reader")
  String readBy(Viewer.Oneself viewer, @PathVariable UnsaidId line, @RequestParam String audience,
      @RequestParam(required = false) @Nullable String hint) {
    SessionId session = unsaid.session(viewer, line);
    try {
      unsaid.readBy(viewer, line, Audience.of(audience), hint != null);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    return done(session, "checkins.changed");
  }

  @PostMapping("/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.session(viewer, line);
    unsaid.takeBack(viewer, line);
    return done(session, "checkins.taken-back");
  }

  private static String done(SessionId session, String what) {
    return Page.done(OwnCheckInController.address(session), what);
  }
}
