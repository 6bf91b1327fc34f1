package org.attune.app.notifications.internal;

import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.Post;
import org.attune.app.rhythm.Mailbox;
import org.springframework.stereotype.Component;

/** A note needs a mail server, an address, and a practice in whose name it goes. */
@Component
class NotesMailbox implements Mailbox {

  private final Post post;
  private final People people;

  NotesMailbox(Post post, People people) {
    this.post = post;
    this.people = people;
  }

  @Override
  public boolean isThereFor(Viewer.Oneself viewer) {
    return post.isThere() && !people.practicesOf(viewer).isEmpty() && people.contact(viewer, viewer.person()).confirmedAddress() != null;
  }
}
