package org.attune.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.attune.app.alliance.Answer;
import org.attune.app.alliance.Marker;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Signals;
import org.attune.app.alliance.Way;
import org.attune.app.bringing.Bringing;
import org.attune.app.bringing.BroughtId;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Lines;
import org.attune.app.checkins.Replies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.checkins.UnsaidId;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.HardTime;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.Access;
import org.attune.app.identity.Contact;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Credentials;
import org.attune.app.identity.Link;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.interop.ImportId;
import org.attune.app.interop.Imports;
import org.attune.app.interop.internal.Columns;
import org.attune.app.interop.internal.ImportRuns;
import org.attune.app.interop.internal.Plan;
import org.attune.app.interop.internal.Reading;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.RungId;
import org.attune.app.ladder.Step;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.moments.Need;
import org.attune.app.moments.Place;
import org.attune.app.outings.OutingId;
import org.attune.app.outings.Outings;
import org.attune.app.notifications.DailyEmails;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.Cards;
import org.attune.app.preparation.Wishes;
import org.attune.app.rhythm.Every;
import org.attune.app.rhythm.Notes;
import org.attune.app.rhythm.Rhythms;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
import org.attune.app.safety.PracticeHelpLineId;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Endings;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.app.space.SeenMoments;
import org.attune.app.theone.Answering;
import org.attune.app.theone.Limits;
import org.attune.app.theone.ReadyMessage;
import org.attune.app.theone.ReadyMessages;
import org.attune.app.theone.Tap;
import org.attune.app.theone.TrustedPeople;
import org.attune.app.theone.TrustedPersonId;
import org.springframework.context.ApplicationContext;

/**
 * A practice with everything in it that can be somebody's: beside {@link Practised}, those who stand in (now, later, no
 * more), who hears concerns, a client who moved on and what they passed on, lines of every kind, an agreed repair.
 *
 * @param cover   stands in for the therapist today
 * @param later   will stand in next week
 * @param former  stood in until yesterday
 * @param gone    a therapist who left when their course with {@code moved} had ended
 * @param hearer  hears what clients can't say to their therapist
 * @param next    the therapist to whom {@code moved} went and passed on all that can be passed on
 * @param ended   the course that {@code moved} had with the therapist
 * @param record  the ids of records, by the names that tests give them
 */
public record FilledPractice(Practised own, Viewer.Member cover, Viewer.Member later, Viewer.Member former, Viewer.Oneself gone,
                             Viewer.Member hearer, Viewer.Member next, Viewer.Oneself moved, CourseId ended, Viewer.LinkHolder link,
                             Viewer.LinkHolder otherLink, Map<String, UUID> record) {

  /** The id of a record by its name. */
  public UUID id(String named) {
    return Objects.requireNonNull(record.get(named), named);
  }

  public static FilledPractice named(ApplicationContext application, String name) {
    Practised own = Practised.named(application, name);
    // what was written until now was written before anybody stood in
    application.getBean(MovableClock.class).advance(Duration.ofMinutes(1));
    return new Filling(application, name, own).filled();
  }

  private static final class Filling {

    private static final Lines WELL = new Lines(6, 6, 6, 6, 6);

    private final ApplicationContext application;
    private final String name;
    private final Practised own;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, UUID> record = new java.util.TreeMap<>();

    Filling(ApplicationContext application, String name, Practised own) {
      this.application = application;
      this.name = name;
      this.own = own;
      this.now = bean(Clock.class).instant();
      this.today = LocalDate.ofInstant(now, Practised.ZONE);
    }

    FilledPractice filled() {
      Viewer.Member cover = staff("Cover", Role.COVERING);
      Viewer.Member later = staff("Later", Role.COVERING);
      Viewer.Member former = staff("Former", Role.COVERING);
      Viewer.Member hearer = staff("Hearer", Role.THERAPIST);
      Viewer.Member next = staff("Next", Role.THERAPIST);
      record.put("keeper", own.therapist().person().value());
      record.put("colleague", own.colleague().person().value());
      record.put("course", own.course().value());
      record.put("otherCourse", own.otherCourse().value());
      var moved = new Viewer.Oneself(person("Moved", Role.CLIENT));
      CourseId ended = movesOn(moved, next);
      Viewer.Oneself gone = leaves(moved);
      away(cover, today, "absence");
      away(later, today.plusDays(7), "laterAbsence");
      var job = new Viewer.Job(own.practice());
      bean(Access.class).grant(job, own.course(), own.practice(), former.person(), Right.COVER,
          now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
      lines();
      repairs(cover);
      noticed();
      LinkId asked = prepare();
      elsewhere(hearer);
      parting();
      space();
      invitations();
      imports();
      return new FilledPractice(own, cover, later, former, gone, hearer, next, moved, ended,
          new Viewer.LinkHolder(asked, own.client().person(), own.practice(), own.course(), new Viewer.LinkedSession(id("latest"))),
          new Viewer.LinkHolder(new LinkId(id("otherLink")), own.other().person(), own.practice(),
              own.otherCourse(), new Viewer.LinkedSession(id("otherSession"))), record);
    }

    /** A client of the therapist's goes to the next one and passes on all that can be; between them lies a repair. */
    private CourseId movesOn(Viewer.Oneself moved, Viewer.Member next) {
      CourseId ended = bean(Courses.class).open(new Viewer.Job(own.practice()), CourseId.random(),
          moved.person(), own.therapist().person(), null, Courses.USUAL_LENGTH);
      SessionId session = session(ended, 9, "endedSession");
      bean(CheckIns.class).submit(moved, CheckInId.random(), session, new Lines(6, 6, 6, 2, 6), null);
      bean(CheckIns.class).rate(own.therapist(), CheckInId.random(), session, WELL);
      RepairId repair = RepairId.random();
      var repairs = bean(Repairs.class);
      SignalId signal = bean(Signals.class).of(own.therapist(), ended).getFirst().id();
      int version = repairs.note(own.therapist(), repair, ended, signal,
          new RepairNote(Marker.WITHDRAWAL, Way.STAY_WITH_IT, own.words(), null)).version();
      version = repairs.close(own.therapist(), repair, version).version();
      repairs.answer(moved, repair, version, Answer.YES, own.words());
      repairs.note(own.therapist(), RepairId.random(), ended, null, new RepairNote(null, null, own.words(), null));
      bean(Cards.class).write(moved, ended, 0, own.words());
      var handover = new HandoverId(UUID.randomUUID());
      bean(Handovers.class).propose(own.therapist(), handover, ended, next.person());
      CourseId course = bean(Handovers.class).accept(moved, handover, 1, Handovers.CAN_BE_PASSED_ON);
      record.put("accepted", handover.value());
      record.put("ended", ended.value());
      record.put("nextCourse", course.value());
      return ended;
    }

    private Viewer.Oneself leaves(Viewer.Oneself moved) {
      Viewer.Member gone = staff("Gone", Role.THERAPIST);
      var courses = bean(Courses.class);
      CourseId course = courses.open(new Viewer.Job(own.practice()), CourseId.random(), moved.person(),
          gone.person(), null, Courses.USUAL_LENGTH);
      SessionId session = SessionId.random();
      bean(Sessions.class).plan(gone, session, course, now.minus(Duration.ofDays(30)), Courses.USUAL_LENGTH);
      bean(CheckIns.class).submit(moved, CheckInId.random(), session, WELL, new UnsaidForm(own.words(), Audience.THERAPIST, false));
      courses.end(new Viewer.Job(own.practice(), course), course);
      bean(People.class).dismiss(own.manager(), gone.person(), Role.THERAPIST);
      record.put("leftCourse", course.value());
      record.put("leftSession", session.value());
      return gone.oneself();
    }

    private void away(Viewer.Member covering, LocalDate day, String named) {
      var id = new AbsenceId(UUID.randomUUID());
      bean(Absences.class).plan(own.therapist(), id, own.therapist().person(), day, day, covering.person(), false);
      record.put(named, id.value());
    }

    private void lines() {
      var checkIns = bean(CheckIns.class);
      line(7, "kept", Audience.KEPT, false);
      line(6, "waiting", Audience.TOGETHER, true);
      line(5, "silent", Audience.TOGETHER, false);
      bean(Unsaid.class).openTogether(own.client(), new UnsaidId(line(4, "opened", Audience.TOGETHER, false)));
      checkIns.rate(own.therapist(), CheckInId.random(), new SessionId(id("openedSession")), WELL);
      UUID reply = UUID.randomUUID();
      bean(Replies.class).add(own.therapist(), reply, own.session(), own.words());
      bean(Replies.class).read(own.client(), reply);
      record.put("reply", reply);
    }

    private UUID line(int daysAgo, String named, Audience audience, boolean hint) {
      SessionId session = session(own.course(), daysAgo, named + "Session");
      var id = CheckInId.random();
      bean(CheckIns.class).submit(linkOf(session), id, WELL, new UnsaidForm(own.words(), audience, hint));
      record.put(named, id.value());
      return id.value();
    }

    private Viewer.LinkHolder linkOf(SessionId session) {
      return new Viewer.LinkHolder(new LinkId(UUID.randomUUID()), own.client().person(), own.practice(), own.course(),
          new Viewer.LinkedSession(session.value()));
    }

    private void repairs(Viewer.Member cover) {
      var repairs = bean(Repairs.class);
      bean(DailyEmails.class).choose(own.therapist(), 8);
      SignalId signal = bean(Signals.class).of(own.therapist(), own.course()).getFirst().id();
      record.put("signal", signal.value());
      record.put("repair", repairs.of(own.therapist(), own.course()).getFirst().id().value());
      RepairId byCover = RepairId.random();
      repairs.note(cover, byCover, own.course(), null, new RepairNote(null, null, own.words(), null));
      RepairId closed = RepairId.random();
      int version = repairs.note(own.therapist(), closed, own.course(), null,
          new RepairNote(null, null, own.words(), null)).version();
      repairs.close(own.therapist(), closed, version);
      RepairId notYet = RepairId.random();
      version = repairs.note(own.therapist(), notYet, own.course(), null,
          new RepairNote(null, null, own.words(), null)).version();
      version = repairs.close(own.therapist(), notYet, version).version();
      repairs.answer(own.client(), notYet, version, Answer.NOT_YET, own.words());
      RepairId agreed = RepairId.random();
      version = repairs.note(own.therapist(), agreed, own.course(), null,
          new RepairNote(null, null, own.words(), null)).version();
      version = repairs.close(own.therapist(), agreed, version).version();
      repairs.answer(own.client(), agreed, version, Answer.YES, own.words());
      record.put("agreed", agreed.value());
      RepairId begun = RepairId.random();
      repairs.begin(own.client(), begun, own.course(), own.words());
      record.put("begun", begun.value());
      record.put("closed", closed.value());
      record.put("byCover", byCover.value());
      RepairId closedByCover = RepairId.random();
      version = repairs.note(cover, closedByCover, own.course(), null, new RepairNote(null, null, own.words(), null)).version();
      repairs.close(cover, closedByCover, version);
    }

    /** What raises a signal while somebody stands in. */
    private void noticed() {
      bean(CheckIns.class).submit(linkOf(session(own.course(), 3, "noticedSession")), CheckInId.random(), new Lines(6, 6, 6, 2, 6), null);
    }

    /** Sessions in each state, the link of the latest one, and what the client wants to talk about. */
    private LinkId prepare() {
      var sessions = bean(Sessions.class);
      SessionId latest = session(own.course(), 0, "latest");
      SessionId off = session(own.course(), -20, "cancelled");
      sessions.cancel(own.therapist(), off, sessions.find(own.therapist(), off).orElseThrow().version());
      session(own.course(), -10, "planned");
      SessionId others = session(own.otherCourse(), 0, "otherSession");
      record.put("session", own.session().value());
      record.put("last", bean(Endings.class).find(own.client(), own.course()).orElseThrow().lastSession().value());
      var job = new Viewer.Job(own.practice());
      LinkId asked = bean(CheckInLinks.class).of(job, latest).orElseThrow();
      record.put("link", asked.value());
      record.put("otherLink", bean(CheckInLinks.class).of(job, others).orElseThrow().value());
      var wish = UUID.randomUUID();
      bean(Wishes.class).add(own.client(), wish, own.course(), own.words(), true);
      record.put("wish", wish);
      return asked;
    }

    private void elsewhere(Viewer.Member hearer) {
      var practices = bean(Practices.class);
      Practice is = practices.find(own.manager(), own.practice()).orElseThrow();
      practices.change(own.manager(), new Practice(is.id(), is.name(), is.country(), is.timeZone(), hearer.person(),
          is.outsideBody(), is.keepsByLaw(), is.hosts(), is.version()));
      var line = new PracticeHelpLineId(UUID.randomUUID());
      bean(PracticeHelpLines.class).add(own.manager(), line,
          new PracticeHelpLines.Said("Night line", "020 7946 0000", "day and night", "for anyone", "https://www.example.org"));
      record.put("helpLine", line.value());
      var concerns = bean(Concerns.class);
      var concern = new ConcernId(UUID.randomUUID());
      concerns.write(own.client(), concern, concerns.of(own.client(), own.course()), true, own.words());
      concerns.answer(hearer, UUID.randomUUID(), concern, own.words());
      record.put("concern", concern.value());
    }

    /** A last session that the colleague proposes to the other client. */
    private void parting() {
      SessionId last = session(own.otherCourse(), -15, "otherLast");
      bean(Endings.class).propose(own.colleague(), own.otherCourse(), last);
      record.put("handover", bean(Handovers.class).of(own.client(), own.course()).getFirst().id().value());
    }

    /** What the client keeps in their own space. */
    private void space() {
      var moment = UUID.randomUUID();
      bean(SeenMoments.class).keep(own.client(), moment, own.words());
      record.put("seen", moment);
      var circle = bean(Circle.class);
      ConnectionId friend = ConnectionId.random();
      circle.note(own.client(), friend, own.words(), own.words());
      record.put("friendsEase", UUID.randomUUID());
      record.put("friendsHard", UUID.randomUUID());
      circle.feel(own.client(), id("friendsEase"), friend, 5, own.words());
      circle.wasHard(own.client(), id("friendsHard"), friend, HardTime.Kind.UNAVAILABLE, own.words());
      record.put("friend", friend.value());
      LetterId letter = LetterId.random();
      bean(Letters.class).write(own.client(), letter, own.words(), own.words());
      record.put("letter", letter.value());
      record.put("contact", UUID.randomUUID());
      var rhythms = bean(Rhythms.class);
      rhythms.wereInTouch(own.client(), id("contact"), friend, LocalDate.of(2026, 1, 5), own.words());
      rhythms.choose(own.client(), friend, Every.WEEK, LocalDate.of(2026, 1, 5));
      rhythms.choose(own.client(), new Notes(false, 18), Practised.ZONE);
      OutingId outing = OutingId.random();
      bean(Outings.class).keep(own.client(), outing, new org.attune.app.outings.Plan(own.words(),
          org.attune.app.outings.Plan.Kind.OTHER, own.words(), own.words(), LocalDateTime.of(2026, 7, 1, 15, 0), Practised.ZONE));
      record.put("outing", outing.value());
      ScaryMomentId scary = ScaryMomentId.random();
      bean(ScaryMoments.class).begin(own.client(), scary, friend, Set.of());
      record.put("scary", scary.value());
      MomentId withMyself = MomentId.random();
      bean(Moments.class).keep(own.client(), withMyself, new Moment.Words(List.of(Feeling.TIRED), own.words(), List.of(Place.CHEST), own.words(),
          List.of(Need.REST), own.words(), own.words()));
      record.put("moment", withMyself.value());
      var one = TrustedPersonId.random();
      bean(TrustedPeople.class).ask(own.client(), one, new TrustedPeople.Asking(own.words(), own.words(), UUID.randomUUID() + "@home.example", friend, false),
          Practised.ZONE);
      bean(Answering.class).sayYes(new Viewer.Trusted(LinkId.random(), one.value()), new Limits(10, 30, 0, 0, Practised.ZONE));
      record.put("one", one.value());
      bean(TrustedPeople.class).tap(own.client(), one, UUID.randomUUID(), Tap.Kind.CALL, own.words());
      record.put("ready", UUID.randomUUID());
      bean(ReadyMessages.class).keep(own.client(), id("ready"), new ReadyMessage.Words(own.words(), "07700 900123", own.words()));
      var ladders = bean(Ladders.class);
      LadderId ladder = LadderId.random();
      RungId rung = RungId.random();
      ladders.begin(own.client(), ladder, null, own.words(), false);
      ladders.write(own.client(), rung, ladder, own.words());
      record.put("rungStep", UUID.randomUUID());
      ladders.step(own.client(), id("rungStep"), ladder, rung, Step.Kind.BACK, new Step.Felt(3, own.words(), own.words(), 5, own.words()));
      record.put("ladder", ladder.value());
      record.put("rung", rung.value());
      bean(SafetyPlans.class).keep(own.client(), 0, new SafetyPlan.Words(own.words(), own.words(), own.words(), own.words(), own.words()));
      var copy = new BroughtId(UUID.randomUUID());
      bean(Bringing.class).bring(own.client(), copy, own.course(), moment);
      record.put("brought", copy.value());
      var live = new BroughtId(UUID.randomUUID());
      bean(Bringing.class).show(own.client(), live, own.course(), moment);
      record.put("live", live.value());
    }

    private void invitations() {
      var invitations = bean(Invitations.class);
      var links = bean(Links.class);
      var ofClient = new InvitationId(UUID.randomUUID());
      record.put("clientsInvitation", ofClient.value());
      record.put("invitationLink", invitations.invite(own.therapist(), ofClient, new Invitations.Guest(Role.CLIENT,
          "A client who is invited by " + name, name + "-invited@example.org", new CoursePlan(0, null, Courses.USUAL_LENGTH)),
          false).invitation().link().value());
      record.put("staffInvitation", invitations.waiting(own.manager()).getFirst().id().value());
      LinkId reset = links.create(own.client(), Link.Purpose.RESET, null, own.client().person(), null, null,
          now.plus(Duration.ofHours(1)));
      record.put("resetLink", reset.value());
      record.put("addressLink", links.create(own.client(), Link.Purpose.ADDRESS, null, own.client().person(), null, null,
          now.plus(Duration.ofDays(1))).value());
    }

    /** One import that waits to be confirmed, one that is done, with check-ins in the client's course. */
    private void imports() {
      var imports = bean(Imports.class);
      String client = bean(People.class).find(own.therapist(), own.client().person()).orElseThrow().name();
      record.put("staged", staged("client,date,mood\n" + own.words() + ",2026-01-05,30\nSomebody,2026-01-05,900\n",
          new Columns(false, 0, 1, null, Map.of(), List.of(), 2, new Columns.Measured("Mood", 0, 63, false, null), null, null, null, 7)).value());
      ImportId done = staged("client,date,seen,heard,understood,safe,working\n" + client + ",2026-01-05,5,6,5,7,4\nSomebody new,2026-01-05,5,6,5,7,4\n",
          new Columns(false, 0, 1, null, Map.of(), List.of(2, 3, 4, 5, 6), null, null, null, null, null, 7));
      imports.confirm(own.therapist(), imports.preview(own.therapist(), done).orElseThrow(), 1,
          Map.of(Reading.key(client), own.course().toString(), Reading.key("Somebody new"), Plan.NEW), false);
      bean(ImportRuns.class).run(own.therapist(), done);
      record.put("imported", done.value());
    }

    private ImportId staged(String file, Columns columns) {
      ImportId id = ImportId.random();
      bean(Imports.class).stage(own.therapist(), id, null, file.getBytes(StandardCharsets.UTF_8));
      bean(Imports.class).name(own.therapist(), id, columns);
      return id;
    }

    /** A session that many days ago, held if it is over. */
    private SessionId session(CourseId course, int daysAgo, String named) {
      SessionId id = SessionId.random();
      bean(Sessions.class).plan(course.equals(own.otherCourse()) ? own.colleague() : own.therapist(), id, course,
          now.minus(Duration.ofDays(daysAgo)).minus(Courses.USUAL_LENGTH), Courses.USUAL_LENGTH);
      record.put(named, id.value());
      return id;
    }

    private Viewer.Member staff(String who, Role role) {
      return new Viewer.Member(person(who, role), own.practice(), Set.of(role));
    }

    private PersonId person(String who, Role role) {
      var people = bean(People.class);
      var oneself = new Viewer.Oneself(PersonId.random());
      people.create(oneself, name + " " + who, new Contact(Practised.signInName(name, who) + "@example.org", null));
      if (role == Role.CLIENT) {
        bean(Credentials.class).letSignIn(oneself, Practised.signInName(name, who), Practised.HASHED);
      }
      people.admit(own.manager(), own.practice(), oneself.person(), role);
      return oneself.person();
    }

    private UUID id(String named) {
      return Objects.requireNonNull(record.get(named), named);
    }

    private <T> T bean(Class<T> type) {
      return application.getBean(type);
    }
  }
}
