package org.attune.app.directory.web;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.attune.app.directory.FitScore;
import org.attune.app.directory.TherapyStyle;

/**
 * The example that the page of how it works computes.
 *
 * @param lines each with what was reached of what could be, in thirds of a preference
 */
public record FitExample(List<Line> lines, int thousandths) {

  /** @param key of the message that says what was asked, and what was found */
  public record Line(String key, int reached, int possible) {}

  /**
   * Somebody looks for “new baby, no sleep”, would like to lead, to stay with the present, and to be supported. The therapist
   * mentions both, likes to lead a little, stays with the present, and does either of support and challenge.
   */
  static final FitExample WORKED = of(2, 2, new TherapyStyle(-1, 0, 1, -1), new TherapyStyle(1, 2, 2, 0));

  static FitExample of(int topics, int mentioned, TherapyStyle wanted, TherapyStyle offered) {
    return new FitExample(List.of(
        new Line("directory.how.example.words", FitScore.WHOLE_TOPIC * mentioned, FitScore.WHOLE_TOPIC * topics),
        new Line("directory.how.example.lead", FitScore.theme(wanted.lead(), offered.lead()), FitScore.WHOLE_THEME),
        new Line("directory.how.example.time", FitScore.theme(wanted.time(), offered.time()), FitScore.WHOLE_THEME),
        new Line("directory.how.example.challenge", FitScore.theme(wanted.challenge(), offered.challenge()), FitScore.WHOLE_THEME)),
        FitScore.thousandths(topics, FitScore.WHOLE_TOPIC * mentioned, wanted, offered));
  }

  public int reached() {
    return lines.stream().mapToInt(Line::reached).sum();
  }

  public int possible() {
    return lines.stream().mapToInt(Line::possible).sum();
  }

  /** Such as "0.86". */
  public String score(Locale language) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(thousandths / 1000.0);
  }
}
