package org.attune.app.space.web;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import org.attune.app.layout.PageContext;
import org.attune.app.space.PlannedEvent;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceDiagram;
import org.attune.app.space.SpaceSection;
import org.attune.app.space.SpaceSuggestion;
import org.jspecify.annotations.Nullable;

/**
 * A person's own page.
 *
 * @param greeting    the message that greets them by the hour
 * @param notices     what one should not have to look for
 * @param suggestion  the one thing that is offered
 * @param ahead       what is due besides, and what has a day
 * @param picture     the circle, once somebody is in it
 * @param hasSafetyPlan whether the safety plan is written
 * @param sections    the other small steps
 * @param path        what they did lately
 */
public record SpaceView(String greeting, List<PathItem> notices, SpaceSuggestion suggestion, List<DatedItem> ahead,
    @Nullable SpaceDiagram picture, boolean hasSafetyPlan, List<SectionLink> sections, RecentSteps path) {

  /** The latest steps, and whether there are earlier ones. */
  public record RecentSteps(List<PathItem> items, boolean hasEarlier) {}

  /** One line of what is ahead. */
  public record DatedItem(String what, String when, String address) {

    /** Something due, which has no day: nothing here is late. */
    static DatedItem of(SpaceSuggestion due) {
      return new DatedItem(due.heading(), "", Objects.requireNonNullElse(due.more(), due.address()));
    }

    static DatedItem of(PlannedEvent event, PageContext page) {
      LocalDate today = page.today();
      String day = event.on().isAfter(today.plusDays(1)) && event.on().isBefore(today.plusDays(7))
          ? event.on().getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale()) : page.day(event.on(), today);
      return new DatedItem(event.what(), event.at() == null ? day : page.t("layout.moment", day, page.time(event.at())), event.address());
    }
  }

  /** A small step, and where it is: its empty sheet as long as nothing is in it. */
  public record SectionLink(String name, String address) {
    static SectionLink of(SpaceSection section, List<SpaceEntry> entries) {
      boolean empty = entries.stream().noneMatch(entry -> entry.address().startsWith(section.address()));
      return new SectionLink(section.name(), empty ? section.beginning() : section.address());
    }
  }

  /** The message that greets somebody at this hour of theirs. */
  static String greeting(ZonedDateTime now) {
    int hour = now.getHour();
    return "space.greeting." + (hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening");
  }
}
