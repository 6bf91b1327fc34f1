package org.attune.app.alliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.internal.SignalCriteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Item;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.XmRChart;
import org.jspecify.annotations.Nullable;

/**
 * The alliance in a course, as far as its viewer may see it.
 *
 * @param sessions held and missed ones in order of time
 * @param next     the planned one that goes on now, or the first to come; or null
 * @param clientCheckIns   the client's check-ins, by session
 * @param therapistCheckIns the therapist's ratings, by session
 */
public record AllianceHistory(Course course, List<Session> sessions, @Nullable Session next, Map<SessionId, CheckIn> clientCheckIns,
                   Map<SessionId, CheckIn> therapistCheckIns, List<Signal> signals, List<Repair> repairs, BaselineModel baselineModel) {

  /** Two chairs differ where the means lie this far apart, or an item {@link #ITEMS_APART}. */
  public static final double MEANS_APART = 1;
  public static final int ITEMS_APART = 2;

  public static AllianceHistory of(Course course, List<Session> sessions, @Nullable Session next, List<CheckIn> series,
                        List<Signal> signals, List<Repair> repairs, BaselineModel baselineModel) {
    var client = new HashMap<SessionId, CheckIn>();
    var therapist = new HashMap<SessionId, CheckIn>();
    series.forEach(c -> (c.chair() == Chair.CLIENT ? client : therapist).put(c.session(), c));
    return new AllianceHistory(course,
        sessions.stream()
            .filter(s -> s.isHeld() || s.state() == Session.State.MISSED || client.containsKey(s.id()))
            .sorted(Comparator.comparing(Session::plannedAt)).toList(),
        next,
        Map.copyOf(client), Map.copyOf(therapist), List.copyOf(signals), List.copyOf(repairs), baselineModel);
  }

  /** Without what the client said of one session: for a therapist who will first rate it from their own chair. */
  public AllianceHistory withoutSession(SessionId session) {
    var others = new HashMap<>(clientCheckIns);
    others.remove(session);
    return new AllianceHistory(course, sessions, next, Map.copyOf(others), therapistCheckIns, signals, repairs, baselineModel);
  }

  /** Whether a therapist's own chair is empty, and their client's is not. */
  boolean awaitsRatingBy(PersonId person, SessionId session) {
    CheckIn felt = clientCheckIns.get(session);
    return felt != null && !felt.provenance().isImported() && !therapistCheckIns.containsKey(session) && course.therapist().equals(person);
  }

  /** The client's check-ins in the order of their sessions. */
  public List<CheckIn> checkIns() {
    return sessions.stream().map(s -> clientCheckIns.get(s.id())).filter(java.util.Objects::nonNull).toList();
  }

  /** The client's check-in of the latest session that has one. */
  public Optional<CheckIn> lastCheckIn() {
    List<CheckIn> all = checkIns();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  public Optional<Session> findSession(SessionId id) {
    return sessions.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** The last session that was held. */
  public Optional<Session> lastHeldSession() {
    return sessions.reversed().stream().filter(Session::isHeld).findFirst();
  }

  public Optional<Repair> repair(Signal signal) {
    return noticed().repair(signal);
  }

  /** Signals that are open, as {@link SignalsAndRepairs#open} has it, the latest session first. */
  public List<Signal> openSignals() {
    return latestFirst(noticed().open());
  }

  /** Signals that ask for an answer, as {@link SignalsAndRepairs#unanswered} has it, the latest session first. */
  public List<Signal> unansweredSignals() {
    return latestFirst(noticed().unanswered());
  }

  private SignalsAndRepairs noticed() {
    return new SignalsAndRepairs(signals, repairs);
  }

  private List<Signal> latestFirst(List<Signal> some) {
    return some.stream().sorted(Comparator.comparingInt(this::place).reversed()).toList();
  }

  /** The signals that this one continues, the latest first: the same items stayed low since. */
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
  public List<Signal> withoutContinued(List<Signal> some) {
    return some.stream().filter(s -> some.stream().noneMatch(o -> s.id().equals(o.continues()))).toList();
  }

  /** All signals, the latest session first. */
  public List<Signal> latestSignals() {
    return latestFirst(signals);
  }

  /** Repairs that the therapist noted without a signal, the latest first. */
  public List<Repair> repairsWithoutSignal() {
    return repairs.stream().filter(r -> r.occasion().signal() == null).sorted(Comparator.comparing((Repair r) -> r.noted().at()).reversed())
        .toList();
  }

  /** The open signal of the latest check-in. It stays while the next session goes on, until there is a later check-in. */
  public Optional<Signal> currentSignal() {
    return openSignals().stream().filter(this::isOfTheLatestCheckIn).findFirst();
  }

  /** The signal of the latest check-in that the therapist closed or set aside, which can still be taken back. */
  public Optional<Signal> reopenableSignal() {
    return signals.stream().filter(this::isOfTheLatestCheckIn)
        .filter(s -> repair(s).filter(r -> !r.isOpen() && !r.isAgreed()).isPresent()).findFirst();
  }

  private boolean isOfTheLatestCheckIn(Signal signal) {
    return lastCheckIn().map(CheckIn::session).filter(signal.session()::equals).isPresent();
  }

  /** Repairs that are not closed, and that the client did not feel closed, the latest first. */
  public List<Repair> openRepairs() {
    return repairs.stream().filter(Repair::isOpen).sorted(Comparator.comparing((Repair r) -> r.noted().at()).reversed()).toList();
  }

  /** What the two came through, the earliest first. */
  public List<Repair> cameThrough() {
    return repairs.stream().filter(Repair::isAgreed).toList();
  }

  /** The mean and the items before a session's check-in. */
  public List<CheckIn> checkInsBefore(SessionId session) {
    var before = new ArrayList<CheckIn>();
    for (CheckIn checkIn : checkIns()) {
      if (checkIn.session().equals(session)) {
        break;
      }
      before.add(checkIn);
    }
    return before;
  }

  /** By how much each item lies below its own mean before, the furthest first. */
  public List<Map.Entry<Item, Double>> dropsByItem(SessionId session) {
    CheckIn now = clientCheckIns.get(session);
    List<CheckIn> before = checkInsBefore(session);
    var falls = new EnumMap<Item, Double>(Item.class);
    if (now != null && !before.isEmpty()) {
      for (Item item : Item.values()) {
        double usual = before.stream().mapToInt(c -> c.ratings().rating(item)).average().orElse(0);
        falls.put(item, usual - now.ratings().rating(item));
      }
    }
    return falls.entrySet().stream().sorted(Map.Entry.<Item, Double>comparingByValue().reversed()).toList();
  }

  /** Where the two chairs felt one session differently, or null where they did not, or one is empty. */
  public @Nullable ChairDifference chairDifference(SessionId session) {
    CheckIn ofClient = clientCheckIns.get(session);
    CheckIn ofTherapist = therapistCheckIns.get(session);
    if (ofClient == null || ofTherapist == null) {
      return null;
    }
    List<Item> apart = java.util.Arrays.stream(Item.values())
        .filter(l -> Math.abs(ofClient.ratings().rating(l) - ofTherapist.ratings().rating(l)) >= ITEMS_APART).toList();
    double means = ofTherapist.ratings().mean() - ofClient.ratings().mean();
    return apart.isEmpty() && Math.abs(means) < MEANS_APART - 1e-9 ? null
        : new ChairDifference(ofClient.ratings().mean(), ofTherapist.ratings().mean(), apart);
  }

  /** Two means of one session, and the items that lie far apart. */
  public record ChairDifference(double client, double therapist, List<Item> items) {}

  /** What is usual for these two, calculated from the check-ins before the last; null while it is too early to tell. */
  public @Nullable UsualRangeSince usualRange() {
    List<CheckIn> all = checkIns();
    return all.isEmpty() ? null : SignalCriteria.usualRange(all, baselineModel)
        .map(u -> new UsualRangeSince(u.range().low(), u.range().high(), u.middle(), sessionNumber(all.get(u.earlier()))))
        .orElse(null);
  }

  /** What is usual, and the number of the first session that it could be said for. */
  public record UsualRangeSince(double low, double high, double middle, int fromSession) {}

  /** What the XmR chart says of a session's check-in, as a second opinion. */
  public ControlChartResult controlChart(SessionId session) {
    CheckIn now = clientCheckIns.get(session);
    if (now == null) {
      return new ControlChartResult.TooEarly(0);
    }
    var series = checkInsBefore(session);
    series.add(now);
    return switch (SignalCriteria.controlChart(series)) {
      case Online.Known<XmRChart.Result>(XmRChart.Result found) ->
          new ControlChartResult.Limits(found.usualRange().low(), found.usualRange().high(), found.score(), found.suspected());
      case Online.TooEarly<XmRChart.Result>(int needed, int have) -> new ControlChartResult.TooEarly(needed - have);
      case Online.NoSpread<XmRChart.Result> none -> new ControlChartResult.NoSpread();
    };
  }

  /** The number of a check-in's session. */
  public int sessionNumber(CheckIn checkIn) {
    return findSession(checkIn.session()).map(Session::number).orElse(0);
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
