package org.attune.app.checkins.web;

import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a client does with a line of theirs: opens it in the session and seals it again, lets somebody else read it, takes it back. */
@Controller
@RequestMapping(PrivateAddresses.UNSAID + "/{line}")
class UnsaidController {

  private final Unsaid unsaid;

  UnsaidController(Unsaid unsaid) {
    this.unsaid = unsaid;
  }

  @PostMapping("/opening")
  String open(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.sessionOf(viewer, line);
    unsaid.openTogether(viewer, line);
    return done(session, "checkins.opened");
  }

  @PostMapping("/sealing")
  String sealAgain(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.sessionOf(viewer, line);
    unsaid.sealAgain(viewer, line);
    return done(session, "checkins.sealed-again");
  }

  @PostMapping("/reader")
  String readBy(Viewer.Oneself viewer, @PathVariable UnsaidId line, @RequestParam String audience,
      @RequestParam(required = false) @Nullable String hint) {
    SessionId session = unsaid.sessionOf(viewer, line);
    try {
      unsaid.changeAudience(viewer, line, Audience.of(audience), hint != null);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    return done(session, "checkins.changed");
  }

  @PostMapping("/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable UnsaidId line) {
    SessionId session = unsaid.sessionOf(viewer, line);
    unsaid.withdraw(viewer, line);
    return done(session, "checkins.taken-back");
  }

  private static String done(SessionId session, String what) {
    return PageContext.redirectWithNotice(OwnCheckInController.address(session), what);
  }
}
