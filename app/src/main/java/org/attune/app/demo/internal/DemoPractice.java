package org.attune.app.demo.internal;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairAgreement;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.Signals;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.attune.app.practices.SelfRegistration;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.preparation.ClientCards;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Lives through the demo practice's forty weeks, one event after the other, by the calls that the pages make. */
@Component
class DemoPractice {

  private static final String PRACTICE = "Corner House Practice";
  private static final String MANAGER = "Rosa Lima";
  private static final String COVERING = "Dev Patel";
  private static final String OUTSIDE = "The ombudsperson of the professional body that this practice belongs to (in the demo, nobody).";
  private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
  private static final Duration HOUR = Duration.ofMinutes(50);
  private static final CoursePlan NO_PLAN = new CoursePlan(0, null, HOUR);

  /** Everybody's, so it is hashed only once. */
  private final SingletonSupplier<HashedPassword> password = SingletonSupplier.of(() -> HashedPassword.of(DemoConfiguration.PASSWORD));

  private final PracticeSetUp setUp;
  private final Practices practices;
  private final Invitations invitations;
  private final AccessLinks links;
  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final ReadReceipts receipts;
  private final TherapistReplies replies;
  private final Signals signals;
  private final Repairs repairs;
  private final ClientCards cards;
  private final AgendaItems agenda;
  private final SelfRegistration openAccounts;
  private final DemoSmallSteps smallSteps;
  private final DemoDirectory directory;
  private final DemoFitReviews fitReviews;
  private final DemoFirstTalks firstTalks;

  DemoPractice(PracticeSetUp setUp, Practices practices, Invitations invitations, AccessLinks links, Courses courses,
      Sessions sessions, CheckIns checkIns, Unsaid unsaid, ReadReceipts receipts, TherapistReplies replies, Signals signals,
      Repairs repairs, ClientCards cards, AgendaItems agenda, SelfRegistration openAccounts, DemoSmallSteps smallSteps, DemoDirectory directory,
      DemoFitReviews fitReviews, DemoFirstTalks firstTalks) {
    this.setUp = setUp;
    this.practices = practices;
    this.invitations = invitations;
    this.links = links;
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.receipts = receipts;
    this.replies = replies;
    this.signals = signals;
    this.repairs = repairs;
    this.cards = cards;
    this.agenda = agenda;
    this.openAccounts = openAccounts;
    this.smallSteps = smallSteps;
    this.directory = directory;
    this.fitReviews = fitReviews;
    this.firstTalks = firstTalks;
  }

  boolean exists() {
    return practices.anyExists(new Viewer.Visitor());
  }

  /** What happens when, in order. */
  private final TreeMap<Instant, List<Runnable>> story = new TreeMap<>();

  /** Lives it all, up to now. */
  void play(DemoClock clock) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZONE);
    DemoScript script = DemoScript.load();
    var practice = PracticeId.random();
    Instant founded = today.minusWeeks(60).atTime(9, 0).atZone(ZONE).toInstant();
    at(founded, () -> found(practice));
    var therapists = new HashMap<String, Viewer.Member>();
    at(founded.plus(1, ChronoUnit.HOURS), () -> {
      Viewer.Member manager = manager(practice);
      for (String name : DemoScript.THERAPISTS) {
        therapists.put(name, new Viewer.Member(come(manager, name, Role.THERAPIST), practice, Set.of(Role.THERAPIST)));
      }
      come(manager, COVERING, Role.COVERING);
      practices.find(manager, practice).ifPresent(is -> practices.change(manager,
          is.withConcernRecipients(manager.person(), OUTSIDE)));
      openAccounts.allow(manager);
    });
    at(today.minusDays(9).atTime(8, 0).atZone(ZONE).toInstant(), () -> {
      var all = new HashMap<>(therapists);
      for (String name : DemoDirectory.colleagues()) {
        all.put(name, new Viewer.Member(come(manager(practice), name, Role.THERAPIST), practice, Set.of(Role.THERAPIST)));
      }
      directory.play(manager(practice), all);
    });
    // Maya's two o'clock still lies ahead, whenever somebody looks around
    int later = Math.clamp(LocalTime.ofInstant(now, ZONE).getHour() + 2 - 14, 0, 7);
    List<CourseStory> courseStories = script.clients().stream()
        .map(part -> new CourseStory(script, part, today, later, practice, therapists)).toList();
    courseStories.forEach(CourseStory::plan);
    try {
      story.forEach((when, events) -> {
        clock.setTo(when);
        events.forEach(Runnable::run);
      });
      courseStories.stream().filter(course -> course.part.client().startsWith("Maya"))
          .forEach(maya -> smallSteps.play(maya.client(), maya.course(), today, ZONE, clock));
      courseStories.stream().filter(course -> course.part.client().startsWith("Hiro"))
          .forEach(hiro -> fitReviews.play(hiro.client(), hiro.course()));
      firstTalks.play(therapists, today, ZONE, clock);
    } finally {
      clock.reset();
      story.clear();
    }
  }

  private void at(Instant when, Runnable event) {
    story.computeIfAbsent(when, w -> new ArrayList<>()).add(event);
  }

  private @Nullable PersonId rosa;

  private void found(PracticeId practice) {
    var manager = new Viewer.Oneself(PersonId.random());
    rosa = manager.person();
    setUp.createPractice(manager, setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, PRACTICE, "IE", ZONE,
        new PracticeSetUp.NewManager(PersonName.of(MANAGER), null, signInName(MANAGER), password.obtain(), false)));
  }

  private Viewer.Member manager(PracticeId practice) {
    return new Viewer.Member(java.util.Objects.requireNonNull(rosa), practice, Set.of(Role.MANAGER));
  }

  /** Somebody is invited and comes. */
  private PersonId come(Viewer.Member host, String name, Role role) {
    var shown = invitations.invite(host, new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(role, name, null, NO_PLAN), false);
    AccessLinkId link = links.lookUp(new Viewer.Visitor(), shown.secret()).orElseThrow().id();
    var person = PersonId.random();
    invitations.accept(new Viewer.Job(host.practice()), link, shown.code(),
        new Invitations.NewAccount(person, PersonName.of(name), ContactDetails.none(), signInName(name), password.obtain()));
    return person;
  }

  /** "Aoife Kelly" signs in as "aoife". */
  static String signInName(String name) {
    return Normalizer.normalize(name.substring(0, name.indexOf(' ')), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }

  /** One client's course. */
  private final class CourseStory {
    private final DemoScript script;
    private final DemoScript.ClientScript part;
    private final LocalDate next;
    private final LocalTime at;
    private final PracticeId practice;
    private final Map<String, Viewer.Member> therapists;
    private final Map<Integer, SessionId> held = new HashMap<>();
    private Viewer.@Nullable Oneself client;
    private @Nullable CourseId course;

    CourseStory(DemoScript script, DemoScript.ClientScript part, LocalDate today, int later, PracticeId practice,
        Map<String, Viewer.Member> therapists) {
      this.script = script;
      this.part = part;
      this.next = today.plusDays(part.schedule().daysAhead());
      this.at = part.schedule().daysAhead() == 0 ? part.schedule().at().plusHours(later) : part.schedule().at();
      this.practice = practice;
      this.therapists = therapists;
    }

    void plan() {
      at(start(1).minus(4, ChronoUnit.DAYS), this::begin);
      for (int k = 1; k <= part.schedule().sessions(); k++) {
        int session = k;
        at(start(session).minus(2, ChronoUnit.DAYS), () -> planSession(session));
        at(start(session).plus(HOUR).plusSeconds(60), () -> meet(session));
        if (part.wasMissed(session)) {
          continue;
        }
        if (session % 3 == 0) {
          at(start(session).plus(70, ChronoUnit.MINUTES), () -> checkIns.rate(therapist(), key(), id(session),
              part.therapistRatings(session)));
        }
        if (!part.wentUnanswered(session)) {
          at(start(session).plus(2, ChronoUnit.HOURS), () -> checkIn(session));
        }
        if (session < part.schedule().sessions()) {
          at(start(session + 1).minus(20, ChronoUnit.HOURS), () -> read(session));
          at(start(session + 1).plus(2, ChronoUnit.HOURS).plusSeconds(60), () -> mend(session));
        }
      }
      at(start(part.schedule().sessions()).plus(3, ChronoUnit.HOURS), this::settle);
    }

    private Instant start(int session) {
      return next.minusWeeks((long) (part.schedule().sessions() - session + 1) * part.schedule().weeksBetween()).atTime(at).atZone(ZONE)
          .toInstant();
    }

    private Viewer.Member therapist() {
      return java.util.Objects.requireNonNull(therapists.get(part.therapist()));
    }

    private Viewer.Oneself client() {
      return java.util.Objects.requireNonNull(client);
    }

    private CourseId course() {
      return java.util.Objects.requireNonNull(course);
    }

    private SessionId id(int session) {
      return java.util.Objects.requireNonNull(held.get(session));
    }

    private CheckInId key() {
      return new CheckInId(UUID.randomUUID());
    }

    private void begin() {
      client = new Viewer.Oneself(come(therapist(), part.client(), Role.CLIENT));
      course = courses.ofClient(client()).getFirst().id();
    }

    private void planSession(int session) {
      held.put(session, SessionId.random());
      sessions.plan(therapist(), id(session), course(), start(session), HOUR);
    }

    private void meet(int session) {
      int version = sessions.find(therapist(), id(session)).orElseThrow().version();
      if (part.wasMissed(session)) {
        sessions.markMissed(therapist(), id(session), version);
      } else {
        sessions.markHeld(therapist(), id(session), version);
      }
    }

    private void checkIn(int session) {
      UnsaidForm unsaidForm = script.findUnsaid(part.client(), session).map(l -> {
        String[] audience = l.audience().split(" ");
        return new UnsaidForm(l.words(), switch (audience[0]) {
          case "now" -> Audience.THERAPIST;
          case "together" -> Audience.TOGETHER;
          default -> Audience.PRIVATE;
        }, audience.length > 1);
      }).orElse(null);
      checkIns.submit(client(), key(), id(session), part.ratings(session), unsaidForm);
    }

    private void read(int session) {
      receipts.record(therapist(), id(session));
      script.findUnsaid(part.client(), session).filter(l -> !l.reply().isEmpty())
          .ifPresent(l -> replies.add(therapist(), UUID.randomUUID(), id(session), l.reply()));
    }

    /** At the next session: what was sealed is opened, what went wrong is talked about. */
    private void mend(int session) {
      script.findUnsaid(part.client(), session).filter(l -> l.audience().startsWith("together hinted"))
          .ifPresent(l -> unsaid.ofClient(client(), course()).stream().filter(u -> u.session().equals(id(session)))
              .forEach(u -> unsaid.openTogether(client(), u.id())));
      DemoScript.RuptureOutcome outcome = part.ruptures().get(session);
      if (outcome == DemoScript.RuptureOutcome.OPEN) {
        return;
      }
      if (outcome == null) {
        // an ordinary dip: looked at, and it was nothing between the two
        noticed(session).ifPresent(s -> repairs.dismiss(therapist(), new RepairId(UUID.randomUUID()), s.id()));
        return;
      }
      Optional<Signal> signal = noticed(session);
      var key = new RepairId(UUID.randomUUID());
      if (outcome == DemoScript.RuptureOutcome.DISMISSED) {
        signal.ifPresent(s -> repairs.dismiss(therapist(), key, s.id()));
        return;
      }
      RepairNote note = script.findRepair(part.client(), session)
          .map(m -> new RepairNote(RuptureMarker.of(m.marker()), RepairStrategy.of(m.strategy()), m.words(),
              null)).orElse(RepairNote.empty());
      signal.ifPresent(s -> repairs.markDiscussed(therapist(), key, s.id()));
      Repair repair = signal.isPresent()
          ? repairs.change(therapist(), key, repairs.find(therapist(), key).orElseThrow().version(), note)
          : repairs.note(therapist(), key, course(), null, note);
      if (outcome == DemoScript.RuptureOutcome.TALKED) {
        return;
      }
      Repair closed = repairs.close(therapist(), repair.id(), repair.version());
      if (outcome == DemoScript.RuptureOutcome.AGREED) {
        repairs.respond(client(), closed.id(), closed.version(), RepairAgreement.YES,
            script.findRepair(part.client(), session).map(DemoScript.RepairScript::agreed).orElse(""));
      }
    }

    private Optional<Signal> noticed(int session) {
      return signals.of(therapist(), course()).stream().filter(s -> s.session().equals(id(session))).findFirst();
    }

    /** From here on the sessions are planned by themselves. */
    private void settle() {
      courses.changeCadence(therapist(), course(), courses.find(therapist(), course()).orElseThrow().version(),
          new Cadence(next, part.schedule().weeksBetween() * 7, at), HOUR);
      script.cards().stream().filter(c -> c.client().equals(part.client())).forEach(c -> {
        cards.write(client(), course(), cards.of(client(), course(), client().person()).version(), c.card());
        if (!c.wish().isEmpty()) {
          agenda.add(client(), UUID.randomUUID(), course(), c.wish(), true);
        }
      });
    }
  }
}
