package org.attune.app.alliance;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.alliance.internal.RepairRepository;
import org.attune.app.alliance.internal.SignalRepository;
import org.attune.app.checkins.Chair;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repairs: noted by the therapist, closed by the therapist, agreed to by the client. Only both together make it
 * something that they came through; a score that comes back does not.
 */
@Service
public class Repairs {

  /** As long as words may be. */
  public static final int MAX_LENGTH = 10_000;

  private final RepairRepository rows;
  private final SignalRepository signals;
  private final Courses courses;
  private final Sessions sessions;
  private final FieldEncryption encryption;
  private final Clock clock;

  Repairs(RepairRepository rows, SignalRepository signals, Courses courses, Sessions sessions, FieldEncryption encryption,
          Clock clock) {
    this.rows = rows;
    this.signals = signals;
    this.courses = courses;
    this.sessions = sessions;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** The repairs of a course, the earliest first. */
  @Transactional(readOnly = true)
  public List<Repair> of(Viewer viewer, CourseId course) {
    return rows.of(List.of(course));
  }

  /** The repairs of several courses in one look. */
  @Transactional(readOnly = true)
  public List<Repair> of(Viewer viewer, Collection<CourseId> courses) {
    return rows.of(List.copyOf(courses));
  }

  /** How many repairs clients began after a moment that nobody has talked about yet. */
  @Transactional(readOnly = true)
  public int countStartedByClientsSince(Viewer.Member viewer, Instant since) {
    return rows.countStartedByClientsSince(since);
  }

  @Transactional(readOnly = true)
  public Optional<Repair> find(Viewer viewer, RepairId repair) {
    return rows.find(repair);
  }

  /** Whether the viewer may change it: its therapist, and the covering clinician who noted it. */
  @Transactional(readOnly = true)
  public boolean isChangeable(Viewer.Member viewer, RepairId repair) {
    return rows.isChangeable(repair);
  }

  /** What was said in a course's repairs, by chair, so far as the viewer may read it. */
  @Transactional(readOnly = true)
  public Map<RepairId, Map<Chair, String>> wordsByChair(Viewer viewer, CourseId course) {
    List<RepairRepository.SealedWords> sealed = rows.sealedWords(course);
    var said = new HashMap<RepairId, Map<Chair, String>>();
    for (Chair chair : Chair.values()) {
      Map<UUID, byte[]> ofChair = sealed.stream().filter(s -> s.chair() == chair)
          .collect(Collectors.toMap(s -> s.repair().value(), RepairRepository.SealedWords::sealed));
      if (!ofChair.isEmpty()) {
        encryption.openAll(viewer, new KeyOwner.OfCourse(course), table(chair), ofChair).forEach((repair, open) ->
            said.computeIfAbsent(new RepairId(repair), r -> new EnumMap<>(Chair.class)).put(chair, open));
      }
    }
    return said;
  }

  /** "We talked about it": one tap on a signal. */
  @Transactional
  public Repair markDiscussed(Viewer.Member viewer, RepairId key, SignalId signal) {
    Repair repair = forSignal(viewer, key, signal);
    return repair.progress().discussedAt() == null || repair.wasNoRupture() ? save(repair.markedDiscussed(clock.instant())) : repair;
  }

  /** "We talked about it": one tap on something that is to be repaired. */
  @Transactional
  public Repair markDiscussed(Viewer.Member viewer, RepairId id, int version) {
    Repair repair = changeable(viewer, id);
    return repair.isOpen() && repair.progress().discussedAt() == null
        ? save(repair.withVersion(version).markedDiscussed(clock.instant())) : repair;
  }

  /** Takes "we talked about it" back: it waits again. */
  @Transactional
  public Repair markUndiscussed(Viewer.Member viewer, RepairId id, int version) {
    Repair repair = changeable(viewer, id);
    if (!repair.isOpen()) {
      throw new InvalidInput("alliance.closed-meanwhile");
    }
    return repair.progress().discussedAt() == null ? repair : save(repair.withVersion(version).markedUndiscussed());
  }

  /** "It wasn't a rupture": closes this one signal; what is usual and the thresholds stay as they are. */
  @Transactional
  public Repair dismiss(Viewer.Member viewer, RepairId key, SignalId signal) {
    Repair repair = forSignal(viewer, key, signal);
    return repair.wasNoRupture() ? repair
        : save(repair.dismissed(clock.instant()));
  }

  /** Notes a repair, with a signal or without one; noted twice by the same key, it is there once. */
  @Transactional
  public Repair note(Viewer.Member viewer, RepairId key, CourseId course, @Nullable SignalId signal, RepairNote note) {
    Optional<Repair> before = rows.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    Repair repair = signal == null ? withoutSignal(viewer, key, course) : forSignal(viewer, key, signal);
    if (!repair.course().equals(course)) {
      throw new NotFound();
    }
    if (!repair.id().equals(key)) {
      throw new Conflict("alliance.repair-changed"); // somebody else noted one for the same signal meanwhile
    }
    return write(viewer, repair, note);
  }

  /** Changes what was noted, over the version that was read; somebody else's change meanwhile is a conflict. */
  @Transactional
  public Repair change(Viewer.Member viewer, RepairId id, int version, RepairNote note) {
    return write(viewer, changeable(viewer, id).withVersion(version), note);
  }

  /** The therapist feels that the two came through it; the client is asked. */
  @Transactional
  public Repair close(Viewer.Member viewer, RepairId id, int version) {
    Repair repair = changeable(viewer, id);
    if (!repair.isOpen()) {
      return repair;
    }
    return save(repair.withVersion(version).closed(clock.instant()));
  }

  /** Takes a closing back, or the mark that it was no rupture. */
  @Transactional
  public Repair reopen(Viewer.Member viewer, RepairId id, int version) {
    Repair repair = changeable(viewer, id);
    if (repair.isAgreed()) {
      throw new InvalidInput("alliance.agreed-stays");
    }
    return repair.isOpen() ? repair : save(repair.withVersion(version).reopened());
  }

  /**
   * The client's answer. With a yes the two came through it; else it is open again, and the therapist reads the answer
   * before the next session.
   *
   * @param said the client's own words about it, or empty
   */
  @Transactional
  public Repair respond(Viewer.Oneself viewer, RepairId id, int version, RepairAgreement answer, String said) {
    Repair repair = ofClient(viewer, id);
    if (repair.progress().agreement() == answer) {
      return repair;
    }
    if (!repair.isAwaitingAgreement()) {
      throw new InvalidInput("alliance.not-asked");
    }
    tooLong(said);
    if (!said.isBlank()) {
      say(viewer, repair, Chair.CLIENT, said);
    }
    return save(repair.withVersion(version).withAgreement(answer, clock.instant()));
  }

  /**
   * A client says that there is something between the two: it waits for their therapist.
   *
   * @param said the client's own words about it, or empty; the therapist may read them
   */
  @Transactional
  public Repair startAsClient(Viewer.Oneself viewer, RepairId key, CourseId id, String said) {
    Course course = courses.find(viewer, id).filter(c -> c.client().equals(viewer.person()) && c.isOpen())
        .orElseThrow(NotFound::new);
    tooLong(said);
    Session last = sessions.lastHeld(viewer, id).orElse(null);
    boolean added = rows.add(Repair.started(key, course, new Repair.Occasion(null, last == null ? null : last.id()),
        viewer.person(), clock.instant()));
    Repair begun = rows.find(key).filter(r -> r.course().equals(id)).orElseThrow(NotFound::new);
    if (added) {
      say(viewer, begun, Chair.CLIENT, said);
    }
    return begun;
  }

  /** The client takes back what they began, until it was talked about. */
  @Transactional
  public void withdraw(Viewer.Oneself viewer, RepairId id) {
    Repair repair = ofClient(viewer, id);
    if (!repair.isStartedBy(viewer.person())) {
      throw new NotFound();
    }
    if (!rows.remove(id, viewer.person())) {
      throw new InvalidInput("alliance.talked-meanwhile");
    }
  }

  /** The client takes their yes back, within a day: they are asked again. */
  @Transactional
  public Repair withdrawAgreement(Viewer.Oneself viewer, RepairId id, int version) {
    Repair repair = ofClient(viewer, id);
    if (repair.isAwaitingAgreement()) {
      return repair;
    }
    if (!repair.canWithdrawAgreement(clock.instant())) {
      throw new InvalidInput("alliance.agreed-stays");
    }
    return save(repair.withVersion(version).withoutAgreement());
  }

  private Repair ofClient(Viewer.Oneself viewer, RepairId id) {
    Repair repair = known(id);
    if (courses.find(viewer, repair.course()).filter(c -> c.client().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
    return repair;
  }

  private Repair write(Viewer.Member viewer, Repair repair, RepairNote note) {
    tooLong(note.words());
    say(viewer, repair, Chair.THERAPIST, note.words());
    return save(repair.withNote(note.assessment(), clock.instant()));
  }

  private void say(Viewer viewer, Repair repair, Chair chair, String said) {
    rows.saveWords(repair, chair, said.isBlank() ? null
        : encryption.seal(viewer, new KeyOwner.OfCourse(repair.course()), table(chair), repair.id().value(), said.strip()));
  }

  private Repair forSignal(Viewer.Member viewer, RepairId key, SignalId id) {
    Signal signal = signals.find(id).orElseThrow(NotFound::new);
    Course course = courses.findForClinician(viewer, signal.course()).orElseThrow(NotFound::new);
    rows.add(Repair.started(key, course, new Repair.Occasion(id, signal.session()), viewer.person(), clock.instant()));
    return rows.of(List.of(course.id())).stream().filter(r -> id.equals(r.occasion().signal())).findFirst()
        .orElseThrow(NotFound::new);
  }

  private Repair withoutSignal(Viewer.Member viewer, RepairId key, CourseId id) {
    Course course = courses.findForClinician(viewer, id).orElseThrow(NotFound::new);
    Session last = sessions.lastHeld(viewer, id).orElse(null);
    Instant now = clock.instant();
    rows.add(Repair.started(key, course, new Repair.Occasion(null, last == null ? null : last.id()), viewer.person(), now)
        .markedDiscussed(now));
    return known(key);
  }

  private Repair save(Repair repair) {
    rows.save(repair);
    return known(repair.id());
  }

  private Repair changeable(Viewer.Member viewer, RepairId id) {
    if (!rows.isChangeable(id)) {
      throw new NotFound();
    }
    return known(id);
  }

  private Repair known(RepairId id) {
    return rows.find(id).orElseThrow(NotFound::new);
  }

  /** Each chair's words are bound to their chair. */
  private static String table(Chair chair) {
    return "repair_words." + chair.code();
  }

  private static void tooLong(String words) {
    if (words.length() > MAX_LENGTH) {
      throw InvalidInput.at("said", "alliance.too-long", MAX_LENGTH);
    }
  }
}
