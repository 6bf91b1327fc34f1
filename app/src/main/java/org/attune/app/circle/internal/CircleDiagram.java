package org.attune.app.circle.internal;

import java.util.ArrayList;
import java.util.List;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Ease;

/**
 * The circle as a picture, 320 by 300: oneself in the middle, each person the nearer the more at ease one is with them.
 * Where a person lies around the middle says nothing; it follows the order in which they were noted, so that it stays.
 *
 * @param dots those who were rated, and outside those who are set apart, in the order in which they were noted
 * @param truncated  whether there are more of them than the {@link #MAX_DOTS} that have room
 */
public record CircleDiagram(List<Dot> dots, boolean truncated) {

  public static final int MAX_DOTS = 16;
  private static final int MIDDLE_X = 160;
  private static final int MIDDLE_Y = 150;
  private static final int NEAREST = 28;
  private static final int FARTHEST = 128;
  private static final int OUTSIDE = 142;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  private static final double LETTER = 7.2;
  private static final int LONGEST_LABEL = 14;

  /** One person: where they lie, and where their name stands. */
  public record Dot(double x, double y, String name, double nameX, double nameY, String anchor, boolean setApart) {

    /** How far it is to the right of the middle, where 1 is as far as anybody can be. */
    double toTheRight() {
      return (x - MIDDLE_X) / OUTSIDE;
    }

    /** How far it is below the middle. */
    double below() {
      return (y - MIDDLE_Y) / OUTSIDE;
    }

    private double left() {
      return anchor.equals("start") ? nameX : nameX - width();
    }

    private double width() {
      return name.length() * LETTER;
    }

    private boolean meets(Dot other) {
      return left() < other.left() + other.width() + 4 && other.left() < left() + width() + 4
          && Math.abs(nameY - other.nameY) < 15 || Math.hypot(x - other.x, y - other.y) < 18 || covers(other) || other.covers(this);
    }

    /** Whether the other lies on this one's name. */
    private boolean covers(Dot other) {
      return other.x > left() - 10 && other.x < left() + width() + 10 && Math.abs(other.y - (nameY - 4)) < 14;
    }

    private boolean fits() {
      return left() >= 0 && left() + width() <= 320;
    }
  }

  public static CircleDiagram of(List<Connection> circle) {
    var dots = new ArrayList<Dot>();
    for (int i = 0; i < circle.size(); i++) {
      Connection c = circle.get(i);
      if (c.setApart() || c.currentEase().isPresent()) {
        if (dots.size() == MAX_DOTS) {
          return new CircleDiagram(dots, true);
        }
        dots.add(place(c, i * GOLDEN_ANGLE - 0.6, dots));
      }
    }
    return new CircleDiagram(dots, false);
  }

  /** The place at this distance that is nearest to the angle and where nothing is written over anything else. */
  private static Dot place(Connection person, double angle, List<Dot> others) {
    double radius = person.setApart() ? OUTSIDE
        : NEAREST + (Ease.MAX - person.currentEase().orElseThrow().level()) * (double) (FARTHEST - NEAREST) / (Ease.MAX - Ease.MIN);
    Dot first = dot(person, radius, angle);
    for (int step = 0; step < 36; step++) {
      double turned = angle + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * Math.PI / 18;
      Dot dot = dot(person, radius, turned);
      if (dot.fits() && others.stream().noneMatch(dot::meets)) {
        return dot;
      }
    }
    return first;
  }

  private static Dot dot(Connection person, double radius, double angle) {
    String name = person.name();
    double x = MIDDLE_X + radius * Math.cos(angle);
    double y = MIDDLE_Y + radius * Math.sin(angle);
    boolean right = Math.cos(angle) >= 0;
    String shown = name.codePointCount(0, name.length()) <= LONGEST_LABEL ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    return new Dot(x, y, shown, right ? x + 12 : x - 12, y + 4, right ? "start" : "end", person.setApart());
  }
}
