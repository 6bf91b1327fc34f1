package org.attune.app.preparation.web;

import java.util.List;
import org.attune.app.preparation.Clients;
import org.attune.app.preparation.DaySchedule;

/**
 * All clients, or those who were searched.
 *
 * @param invited who was invited and has not come yet
 * @param search  what their name holds; empty for all
 */
public record ClientsView(List<Clients.ClientListItem> rows, List<Clients.InvitedClient> invited, String search) {

  /** The groups that are shown; the others are folded. */
  public List<Clients.Group> shownGroups() {
    return List.of(Clients.Group.THIS_WEEK, Clients.Group.LATER, Clients.Group.NO_DATE);
  }

  public List<Clients.ClientListItem> rowsOf(Clients.Group group) {
    return rows.stream().filter(r -> r.group() == group).toList();
  }

  public List<Clients.InvitedClient> invitedIn(Clients.Group group) {
    return group == Clients.Group.NO_DATE ? invited : List.of();
  }

  public long shown() {
    return invited.size() + rows.stream().filter(r -> shownGroups().contains(r.group())).count();
  }

  /** With how many something is open. */
  public long open() {
    return rows.stream().filter(r -> r.highlight() != DaySchedule.Highlight.NOTHING).count();
  }

  public int withoutDate() {
    return invited.size() + rowsOf(Clients.Group.NO_DATE).size();
  }
}
