package org.attune.app.moments.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;

/**
 * The moments with oneself: the last weeks as a picture, and all of them as a list.
 *
 * @param weekdays the names of the seven days, short and long
 * @param weeks    the last weeks, this one at the end; a quiet one is simply empty
 */
public record MomentsView(List<Weekday> weekdays, List<List<CalendarDay>> weeks, List<MomentItem> moments) {

  private static final int WEEKS = 6;

  public record Weekday(String letter, String name) {}

  /**
   * One day of the picture.
   *
   * @param label its number, with its month where that begins
   * @param isFuture whether it is still to come
   */
  public record CalendarDay(String label, boolean today, boolean isFuture, List<MomentItem> moments) {}

  /**
   * One moment.
   *
   * @param words the feelings that were chosen, or else the first words that were written
   */
  public record MomentItem(String address, LocalDate day, String when, List<Feeling> feelings, String words) {}

  static MomentsView of(List<Moment> moments, LocalDate today, PageContext page) {
    ZoneId zone = Objects.requireNonNull(page.person()).zone();
    List<MomentItem> lines = moments.stream().map(m -> new MomentItem(PrivateAddresses.MOMENTS + "/" + m.id(),
        LocalDate.ofInstant(m.at(), zone),
        page.moment(m.at().atZone(zone)), m.words().feelings(), first(m.words(), page))).toList();
    LocalDate first = today.with(DayOfWeek.MONDAY).minusWeeks(WEEKS - 1L);
    return new MomentsView(
        Arrays.stream(DayOfWeek.values()).map(d -> new Weekday(d.getDisplayName(TextStyle.SHORT_STANDALONE, page.locale()),
            d.getDisplayName(TextStyle.FULL_STANDALONE, page.locale()))).toList(),
        IntStream.range(0, WEEKS).mapToObj(week -> IntStream.range(0, 7).mapToObj(i -> {
          LocalDate day = first.plusWeeks(week).plusDays(i);
          return new CalendarDay(label(day, day.equals(first), page), day.equals(today), day.isAfter(today),
              lines.reversed().stream().filter(line -> line.day().equals(day)).toList());
        }).toList()).toList(), lines);
  }

  private static String first(Moment.Content said, PageContext page) {
    return Stream.of(MomentView.joined(page, said.feelings()), said.feeling(), MomentView.joined(page, said.places()), said.body(),
        MomentView.joined(page, said.needs()), said.need(), said.kind()).filter(words -> !words.isBlank()).findFirst().orElse("");
  }

  private static String label(LocalDate day, boolean first, PageContext page) {
    String month = first || day.getDayOfMonth() == 1 ? " " + day.getMonth().getDisplayName(TextStyle.SHORT, page.locale()) : "";
    return day.getDayOfMonth() + month;
  }
}
