package org.attune.app.ladder.web;

import java.util.List;
import org.attune.app.ladder.Ladder;

/** All ladders: those that can be stepped on, and those that rest. */
public record LaddersPage(List<Line> ladders, List<Line> resting) {

  public record Line(Ladder ladder, String heading) {}
}
