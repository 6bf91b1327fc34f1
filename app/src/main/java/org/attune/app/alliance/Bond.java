package org.attune.app.alliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.internal.Criteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Line;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.XmRChart;
import org.jspecify.annotations.Nullable;

/**
 * The bond of a course, as far as its viewer may see it.
 *
 * @param sessions held and missed ones in order of time
 * @param next     the planned one that goes on now, or the first to come; or null
 * @param client   the client's check-ins, by session
 * @param therapist the therapist's ratings, by session
 */
public record Bond(Course course, List<Session> sessions, @Nullable Session next, Map<SessionId, CheckIn> client,
                   Map<SessionId, CheckIn> therapist, List<Signal> signals, List<Repair> repairs, Yardstick yardstick) {

  /** Two chairs differ where the means lie this far apart, or a line {@link #LINES_APART}. */
  public static final double MEANS_APART = 1;
  public static final int LINES_APART = 2;

  public static Bond of(Course course, List<Session> sessions, @Nullable Session next, List<CheckIn> series,
                        List<Signal> signals, List<Repair> repairs, Yardstick yardstick) {
    var client = new HashMap<SessionId, CheckIn>();
    var therapist = new HashMap<SessionId, CheckIn>();
    series.forEach(c -> (c.chair() == Chair.CLIENT ? client : therapist).put(c.session(), c));
    return new Bond(course,
        sessions.stream()
            .filter(s -> s.isHeld() || s.state() == Session.State.MISSED || client.containsKey(s.id()))
            .sorted(Comparator.comparing(Session::plannedAt)).toList(),
        next,
        Map.copyOf(client), Map.copyOf(therapist), List.copyOf(signals), List.copyOf(repairs), yardstick);
  }

  /** Without what the client said of one session: for a therapist who will first rate it from their own chair. */
  public Bond without(SessionId session) {
    var others = new HashMap<>(client);
    others.remove(session);
    return new Bond(course, sessions, next, Map.copyOf(others), therapist, signals, repairs, yardstick);
  }

  /** Whether a therapist's own chair is empty, and their client's is not. */
  boolean waitsForRatingBy(PersonId person, SessionId session) {
    CheckIn felt = client.get(session);
    return felt != null && !felt.imported() && !therapist.containsKey(session) && course.therapist().equals(person);
  }

  /** The client's check-ins in the order of their sessions. */
  public List<CheckIn> checkIns() {
    return sessions.stream().map(s -> client.get(s.id())).filter(java.util.Objects::nonNull).toList();
  }

  /** The client's check-in of the latest session that has one. */
  public Optional<CheckIn> last() {
    List<CheckIn> all = checkIns();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  public Optional<Session> session(SessionId id) {
    return sessions.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** The last session that was held. */
  public Optional<Session> lastHeld() {
    return sessions.reversed().stream().filter(Session::isHeld).findFirst();
  }

  public Optional<Repair> repair(Signal signal) {
    return noticed().repair(signal);
  }

  /** Signals that are open, as {@link Noticed#open} has it, the latest session first. */
  public List<Signal> openSignals() {
    return latestFirst(noticed().open());
  }

  /** Signals that ask for an answer, as {@link Noticed#unanswered} has it, the latest session first. */
  public List<Signal> unansweredSignals() {
    return latestFirst(noticed().unanswered());
  }

  private Noticed noticed() {
    return new Noticed(signals, repairs);
  }

  private List<Signal> latestFirst(List<Signal> some) {
    return some.stream().sorted(Comparator.comparingInt(this::place).reversed()).toList();
  }

  /** The signals that this one continues, the latest first: the same lines stayed low since. */
  public List<Signal> continuedBy(Signal signal) {
    var before = new ArrayList<Signal>();
    for (Signal at = signal; at != null && before.size() < signals.size(); at = find(at.continues())) {
      before.add(at);
    }
    return List.copyOf(before.subList(1, before.size()));
  }

  private @Nullable Signal find(@Nullable SignalId id) {
    return signals.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
  }

  /** Those of some signals that none of them continues: with {@link #continuedBy}, they stand for all. */
  public List<Signal> heads(List<Signal> some) {
    return some.stream().filter(s -> some.stream().noneMatch(o -> s.id().equals(o.continues()))).toList();
  }

  /** All signals, the latest session first. */
  public List<Signal> latestSignals() {
    return latestFirst(signals);
  }

  /** Repairs that the therapist noted without a signal, the latest first. */
  public List<Repair> repairsWithoutSignal() {
    return repairs.stream().filter(r -> r.signal() == null).sorted(Comparator.comparing(Repair::notedAt).reversed())
        .toList();
  }

  /** The open signal of the latest check-in. It stays while the next session goes on, until there is a later check-in. */
  public Optional<Signal> tellingSignal() {
    return openSignals().stream().filter(this::isOfTheLatestCheckIn).findFirst();
  }

  /** The signal of the latest check-in that the therapist closed or set aside, which can still be taken back. */
  public Optional<Signal> closedSignal() {
    return signals.stream().filter(this::isOfTheLatestCheckIn)
        .filter(s -> repair(s).filter(r -> !r.isOpen() && !r.isAgreed()).isPresent()).findFirst();
  }

  private boolean isOfTheLatestCheckIn(Signal signal) {
    return last().map(CheckIn::session).filter(signal.session()::equals).isPresent();
  }

  /** Repairs that are not closed, and that the client did not feel closed, the latest first. */
  public List<Repair> openRepairs() {
    return repairs.stream().filter(Repair::isOpen).sorted(Comparator.comparing(Repair::notedAt).reversed()).toList();
  }

  /** What the two came through, the earliest first. */
  public List<Repair> cameThrough() {
    return repairs.stream().filter(Repair::isAgreed).toList();
  }

  /** The mean and the lines before a session's check-in. */
  public List<CheckIn> before(SessionId session) {
    var before = new ArrayList<CheckIn>();
    for (CheckIn checkIn : checkIns()) {
      if (checkIn.session().equals(session)) {
        break;
      }
      before.add(checkIn);
    }
    return before;
  }

  /** By how much each line lies below its own mean before, the furthest first. */
  public List<Map.Entry<Line, Double>> falls(SessionId session) {
    CheckIn now = client.get(session);
    List<CheckIn> before = before(session);
    var falls = new EnumMap<Line, Double>(Line.class);
    if (now != null && !before.isEmpty()) {
      for (Line line : Line.values()) {
        double usual = before.stream().mapToInt(c -> c.lines().of(line)).average().orElse(0);
        falls.put(line, usual - now.lines().of(line));
      }
    }
    return falls.entrySet().stream().sorted(Map.Entry.<Line, Double>comparingByValue().reversed()).toList();
  }

  /** Where the two chairs felt one session differently, or null where they did not, or one is empty. */
  public @Nullable ChairsDiffer chairsDiffer(SessionId session) {
    CheckIn ofClient = client.get(session);
    CheckIn ofTherapist = therapist.get(session);
    if (ofClient == null || ofTherapist == null) {
      return null;
    }
    List<Line> apart = java.util.Arrays.stream(Line.values())
        .filter(l -> Math.abs(ofClient.lines().of(l) - ofTherapist.lines().of(l)) >= LINES_APART).toList();
    double means = ofTherapist.lines().mean() - ofClient.lines().mean();
    return apart.isEmpty() && Math.abs(means) < MEANS_APART - 1e-9 ? null
        : new ChairsDiffer(ofClient.lines().mean(), ofTherapist.lines().mean(), apart);
  }

  /** Two means of one session, and the lines that lie far apart. */
  public record ChairsDiffer(double client, double therapist, List<Line> lines) {}

  /** What is usual for these two, reckoned from the check-ins before the last; null while it is too early to tell. */
  public @Nullable Usual usual() {
    List<CheckIn> all = checkIns();
    return all.isEmpty() ? null : Criteria.usual(all, yardstick)
        .map(u -> new Usual(u.band().low(), u.band().high(), u.middle(), number(all.get(u.earlier()))))
        .orElse(null);
  }

  /** What is usual, and the number of the first session that it could be said for. */
  public record Usual(double low, double high, double middle, int fromSession) {}

  /** What the XmRChart chart says of a session's check-in beside. */
  public SecondOpinion secondOpinion(SessionId session) {
    CheckIn now = client.get(session);
    if (now == null) {
      return new SecondOpinion.TooEarly(0);
    }
    var series = before(session);
    series.add(now);
    return switch (Criteria.secondOpinion(series)) {
      case Online.Known<XmRChart.Result>(XmRChart.Result found) ->
          new SecondOpinion.Limits(found.usualRange().low(), found.usualRange().high(), found.score(), found.suspected());
      case Online.TooEarly<XmRChart.Result>(int needed, int have) -> new SecondOpinion.TooEarly(needed - have);
      case Online.NoSpread<XmRChart.Result> none -> new SecondOpinion.NoSpread();
    };
  }

  /** The number of a check-in's session. */
  public int number(CheckIn checkIn) {
    return session(checkIn.session()).map(Session::number).orElse(0);
  }

  private int place(Signal signal) {
    for (int i = 0; i < sessions.size(); i++) {
      if (sessions.get(i).id().equals(signal.session())) {
        return i;
      }
    }
    return -1;
  }
}
