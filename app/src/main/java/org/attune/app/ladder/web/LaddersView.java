package org.attune.app.ladder.web;

import java.util.List;
import org.attune.app.ladder.Ladder;

/** All ladders: those that can be stepped on, and those that are resting. */
public record LaddersView(List<LadderItem> ladders, List<LadderItem> resting) {

  public record LadderItem(Ladder ladder, String heading) {}
}
