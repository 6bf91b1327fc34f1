package org.attune.app.preparation.web;

import java.util.List;
import org.attune.app.preparation.Clients;

/**
 * All clients, or those who were searched.
 *
 * @param search what their name holds; empty for all
 */
public record ClientsView(List<Clients.ClientListItem> rows, String search) {

  public List<Clients.ClientListItem> rowsOf(Clients.Group group) {
    return rows.stream().filter(r -> r.group() == group).toList();
  }
}
