package org.attune.app.checkins.web;

import java.util.UUID;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.SessionId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** "I read it": a client's one-tap answer to a line of their therapist's. */
@Controller
class ReplyReceiptController {

  private final TherapistReplies replies;

  ReplyReceiptController(TherapistReplies replies) {
    this.replies = replies;
  }

  @PostMapping("/course/lines/{reply}/reading")
  String read(Viewer.Oneself viewer, @PathVariable UUID reply) {
    return done(replies.markRead(viewer, reply), "checkins.line-read");
  }

  @PostMapping("/course/lines/{reply}/reading/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable UUID reply) {
    return done(replies.markUnread(viewer, reply), "checkins.line-unread");
  }

  private static String done(SessionId session, String what) {
    return PageContext.redirectWithNotice(OwnCheckInController.address(session), what);
  }
}
