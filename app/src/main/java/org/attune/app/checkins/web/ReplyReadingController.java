package org.attune.app.checkins.web;

import java.util.UUID;
import org.attune.app.checkins.Replies;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Page;
import org.attune.app.sessions.SessionId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** "I read it": a client's one-tap answer to a line of their therapist's. */
@Controller
class ReplyReadingController {

  private final Replies replies;

  ReplyReadingController(Replies replies) {
    this.replies = replies;
  }

  @PostMapping("/course/lines/{reply}/reading")
  String read(Viewer.Oneself viewer, @PathVariable UUID reply) {
    return done(replies.read(viewer, reply), "checkins.line-read");
  }

  @PostMapping("/course/lines/{reply}/reading/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable UUID reply) {
    return done(replies.unread(viewer, reply), "checkins.line-unread");
  }

  private static String done(SessionId session, String what) {
    return Page.done(OwnCheckInController.address(session), what);
  }
}
