package org.attune.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.attune.app.alliance.RepairAgreement;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Signals;
import org.attune.app.authentication.Credentials;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntryId;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.checkins.UnsaidId;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.HardTime;
import org.attune.app.directory.ProfileConfirmation;
import org.attune.app.directory.Photographs;
import org.attune.app.directory.PracticeSpecialisms;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.TestProfiles;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.directory.Training;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviewSettings;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.fitreview.TherapistFitReviews;
import org.attune.app.identity.Access;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportExecution;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.RungId;
import org.attune.app.ladder.Step;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.measures.InstrumentId;
import org.attune.app.measures.MeasureAssignmentId;
import org.attune.app.measures.MeasureAssignments;
import org.attune.app.measures.MeasureResponse;
import org.attune.app.measures.MeasureResponseId;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.measures.MeasureSchedule;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.moments.Need;
import org.attune.app.moments.Place;
import org.attune.app.notifications.DailyEmails;
import org.attune.app.openings.BookingRules;
import org.attune.app.openings.BusyCalendars;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoursException;
import org.attune.app.openings.OpeningHours;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.Openings;
import org.attune.app.openings.UnreadableEvent;
import org.attune.app.openings.WeeklyHours;
import org.attune.app.openings.internal.BlockedTime;
import org.attune.app.openings.internal.BusyCalendarReader;
import org.attune.app.openings.internal.BusyTimes;
import org.attune.app.outcomes.GoalId;
import org.attune.app.outcomes.Goals;
import org.attune.app.outcomes.PracticeNorms;
import org.attune.app.outcomes.SharedInterpretations;
import org.attune.app.outcomes.internal.PracticeNormFitter;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.preparation.ClientCards;
import org.attune.app.requests.AnswerPromises;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkEnquiry;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.ReceivedRequests;
import org.attune.app.requests.RequestWishes;
import org.attune.app.requests.RequestWords;
import org.attune.app.requests.internal.RequestSubmissions;
import org.attune.app.requests.internal.RequestProcess;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.ContactReminderSettings;
import org.attune.app.rhythm.Interval;
import org.attune.app.risk.RiskAnswer;
import org.attune.app.risk.RiskFlagId;
import org.attune.app.risk.RiskFlags;
import org.attune.app.risk.EscalationPlan;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.risk.WorkingHours;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
import org.attune.app.safety.PracticeHelpLineId;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.app.space.SeenMoments;
import org.attune.app.trusted.ContactLimits;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.attune.app.trusted.SupportRequest;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.TrustedPersonId;
import org.attune.app.trusted.TrustedPersonResponses;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A practice with everything in it that can be somebody's: beside {@link TestPractice}, those who stand in (now, later, no
 * more), who hears concerns, a client who moved on and what they passed on, lines of every kind, an agreed repair.
 *
 * @param cover   stands in for the therapist today
 * @param later   will stand in next week
 * @param former  stood in until yesterday
 * @param gone    a therapist who left when their course with {@code moved} had ended
 * @param hearer  hears what clients can't say to their therapist
 * @param next    the therapist {@code moved} went to, and was passed on all that can be passed on
 * @param ended   the course that {@code moved} had with the therapist
 * @param record  the ids of records, by the names that tests give them
 */
public record FilledPractice(TestPractice own, Viewer.Member cover, Viewer.Member later, Viewer.Member former, Viewer.Oneself gone,
                             Viewer.Member hearer, Viewer.Member next, Viewer.Oneself moved, CourseId ended, Viewer.LinkHolder link,
                             Viewer.LinkHolder otherLink, Map<String, UUID> record) {

  /** The id of a record by its name. */
  public UUID id(String named) {
    return Objects.requireNonNull(record.get(named), named);
  }

  public static FilledPractice named(ApplicationContext application, String name) {
    TestPractice own = TestPractice.named(application, name);
    // what was written until now was written before anybody stood in
    application.getBean(MovableClock.class).advance(Duration.ofMinutes(1));
    return new Filling(application, name, own).filled();
  }

  private static final class Filling {

    private static final Ratings WELL = new Ratings(6, 6, 6, 6, 6);

    private final ApplicationContext application;
    private final String name;
    private final TestPractice own;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, UUID> record = new java.util.TreeMap<>();

    Filling(ApplicationContext application, String name, TestPractice own) {
      this.application = application;
      this.name = name;
      this.own = own;
      this.now = bean(Clock.class).instant();
      this.today = LocalDate.ofInstant(now, TestPractice.ZONE);
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
      AccessLinkId asked = prepare();
      elsewhere(hearer);
      openings(hearer);
      parting();
      space();
      pair();
      risk();
      measures();
      invitations();
      imports();
      directory(hearer);
      firstTalks();
      return new FilledPractice(own, cover, later, former, gone, hearer, next, moved, ended,
          new Viewer.LinkHolder(asked, own.client().person(), own.practice(), own.course(), new Viewer.LinkedSession(id("latest"))),
          new Viewer.LinkHolder(new AccessLinkId(id("otherLink")), own.other().person(), own.practice(),
              own.otherCourse(), new Viewer.LinkedSession(id("otherSession"))), record);
    }

    /** A client of the therapist's goes to the next one and passes on all that can be; between them lies a repair. */
    private CourseId movesOn(Viewer.Oneself moved, Viewer.Member next) {
      CourseId ended = bean(Courses.class).open(new Viewer.Job(own.practice()), CourseId.random(),
          moved.person(), own.therapist().person(), null, Courses.DEFAULT_LENGTH);
      SessionId session = session(ended, 9, "endedSession");
      bean(CheckIns.class).submit(moved, CheckInId.random(), session, new Ratings(6, 6, 6, 2, 6), null);
      bean(CheckIns.class).rate(own.therapist(), CheckInId.random(), session, WELL);
      RepairId repair = RepairId.random();
      var repairs = bean(Repairs.class);
      SignalId signal = bean(Signals.class).of(own.therapist(), ended).getFirst().id();
      int version = repairs.note(own.therapist(), repair, ended, signal,
          new RepairNote(RuptureMarker.WITHDRAWAL, RepairStrategy.STAY_WITH_IT, own.words(), null)).version();
      version = repairs.close(own.therapist(), repair, version).version();
      repairs.respond(moved, repair, version, RepairAgreement.YES, own.words());
      repairs.note(own.therapist(), RepairId.random(), ended, null, new RepairNote(null, null, own.words(), null));
      bean(ClientCards.class).write(moved, ended, 0, own.words());
      var handover = new HandoverId(UUID.randomUUID());
      bean(Handovers.class).propose(own.therapist(), handover, ended, next.person());
      CourseId course = bean(Handovers.class).accept(moved, handover, 1, Handovers.TRANSFERABLE_RIGHTS);
      record.put("accepted", handover.value());
      record.put("ended", ended.value());
      record.put("nextCourse", course.value());
      return ended;
    }

    private Viewer.Oneself leaves(Viewer.Oneself moved) {
      Viewer.Member gone = staff("Gone", Role.THERAPIST);
      var courses = bean(Courses.class);
      CourseId course = courses.open(new Viewer.Job(own.practice()), CourseId.random(), moved.person(),
          gone.person(), null, Courses.DEFAULT_LENGTH);
      SessionId session = SessionId.random();
      bean(Sessions.class).plan(gone, session, course, now.minus(Duration.ofDays(30)), Courses.DEFAULT_LENGTH);
      bean(CheckIns.class).submit(moved, CheckInId.random(), session, WELL, new UnsaidForm(own.words(), Audience.THERAPIST, false));
      courses.end(new Viewer.Job(own.practice(), course), course);
      bean(People.class).revokeRole(own.manager(), gone.person(), Role.THERAPIST);
      record.put("leftCourse", course.value());
      record.put("leftSession", session.value());
      return gone.asOneself();
    }

    private void away(Viewer.Member covering, LocalDate day, String named) {
      var id = new AbsenceId(UUID.randomUUID());
      bean(Absences.class).plan(own.therapist(), id, own.therapist().person(), day, day, covering.person(), false);
      record.put(named, id.value());
    }

    /** The therapist's hours for people they don't know yet, one time that is held, and a colleague without a course who is away. */
    private void openings(Viewer.Member hearer) {
      var hours = bean(OpeningHours.class);
      var from = new WeeklyHours.LocalHours(LocalTime.of(9, 0), LocalTime.of(12, 0), TestPractice.ZONE, MeetingFormat.ONLINE);
      var weekly = new WeeklyHours(UUID.randomUUID(), today.plusDays(14).getDayOfWeek(), from, new WeeklyHours.Validity(today, null));
      hours.add(own.therapist(), weekly);
      record.put("weeklyHours", weekly.id());
      var exception = new HoursException(UUID.randomUUID(), today.plusDays(21), TestPractice.ZONE, null);
      hours.add(own.therapist(), exception);
      record.put("hoursException", exception.id());
      hours.change(own.therapist(), BookingRules.USUAL);
      bean(Openings.class).hold(new Viewer.Job(own.practice()), UUID.randomUUID(), own.therapist().person(),
          List.of(new OpeningSlot(today.plusDays(14).atTime(9, 0).atZone(TestPractice.ZONE).toInstant(), Courses.DEFAULT_LENGTH,
              MeetingFormat.ONLINE)), now.plus(Duration.ofDays(30)));
      UUID calendar = UUID.randomUUID();
      bean(BusyCalendars.class).choose(own.therapist(), calendar, "https://127.0.0.1/" + UUID.randomUUID() + ".ics", TestPractice.ZONE);
      var job = new Viewer.Job(own.practice());
      bean(BusyTimes.class).store(job, bean(BusyTimes.class).toFetch(job, calendar).orElseThrow(),
          new BusyCalendarReader.Reading(List.of(new BlockedTime(now, now.plus(Duration.ofHours(1)))),
              List.of(new UnreadableEvent(today, today, UnreadableEvent.Reason.ZONE))));
      bean(Absences.class).plan(hearer, new AbsenceId(UUID.randomUUID()), hearer.person(), today, today, null, false);
    }

    private void lines() {
      var checkIns = bean(CheckIns.class);
      line(7, "kept", Audience.PRIVATE, false);
      line(6, "waiting", Audience.TOGETHER, true);
      line(5, "silent", Audience.TOGETHER, false);
      bean(Unsaid.class).openTogether(own.client(), new UnsaidId(line(4, "opened", Audience.TOGETHER, false)));
      checkIns.rate(own.therapist(), CheckInId.random(), new SessionId(id("openedSession")), WELL);
      UUID reply = UUID.randomUUID();
      bean(TherapistReplies.class).add(own.therapist(), reply, own.session(), own.words());
      bean(TherapistReplies.class).markRead(own.client(), reply);
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
      return new Viewer.LinkHolder(new AccessLinkId(UUID.randomUUID()), own.client().person(), own.practice(), own.course(),
          new Viewer.LinkedSession(session.value()));
    }

    private void repairs(Viewer.Member cover) {
      var repairs = bean(Repairs.class);
      bean(DailyEmails.class).changeHour(own.therapist(), 8);
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
      repairs.respond(own.client(), notYet, version, RepairAgreement.NOT_YET, own.words());
      RepairId agreed = RepairId.random();
      version = repairs.note(own.therapist(), agreed, own.course(), null,
          new RepairNote(null, null, own.words(), null)).version();
      version = repairs.close(own.therapist(), agreed, version).version();
      repairs.respond(own.client(), agreed, version, RepairAgreement.YES, own.words());
      record.put("agreed", agreed.value());
      RepairId begun = RepairId.random();
      repairs.startAsClient(own.client(), begun, own.course(), own.words());
      record.put("begun", begun.value());
      record.put("closed", closed.value());
      record.put("byCover", byCover.value());
      RepairId closedByCover = RepairId.random();
      version = repairs.note(cover, closedByCover, own.course(), null, new RepairNote(null, null, own.words(), null)).version();
      repairs.close(cover, closedByCover, version);
    }

    /** What raises a signal while somebody stands in. */
    private void noticed() {
      bean(CheckIns.class).submit(linkOf(session(own.course(), 3, "noticedSession")), CheckInId.random(), new Ratings(6, 6, 6, 2, 6), null);
    }

    /** Sessions in each state, the link of the latest one, and what the client wants to talk about. */
    private AccessLinkId prepare() {
      var sessions = bean(Sessions.class);
      SessionId latest = session(own.course(), 0, "latest");
      SessionId off = session(own.course(), -20, "cancelled");
      sessions.cancel(own.therapist(), off, sessions.find(own.therapist(), off).orElseThrow().version());
      session(own.course(), -10, "planned");
      SessionId others = session(own.otherCourse(), 0, "otherSession");
      record.put("session", own.session().value());
      record.put("last", bean(CourseEndings.class).find(own.client(), own.course()).orElseThrow().lastSession().value());
      var job = new Viewer.Job(own.practice());
      AccessLinkId asked = bean(CheckInLinks.class).of(job, latest).orElseThrow();
      record.put("link", asked.value());
      record.put("otherLink", bean(CheckInLinks.class).of(job, others).orElseThrow().value());
      var wish = UUID.randomUUID();
      bean(AgendaItems.class).add(own.client(), wish, own.course(), own.words(), true);
      record.put("wish", wish);
      goals();
      norms();
      return asked;
    }

    /** A goal that was rated, and one that was put away. */
    private void goals() {
      for (String named : List.of("goal", "goalPutAway")) {
        GoalId goal = GoalId.random();
        bean(Goals.class).set(own.client(), goal, own.course(), own.words());
        bean(Goals.class).rate(own.client(), goal, own.course(), 4, TestPractice.ZONE);
        record.put(named, goal.value());
      }
      bean(Goals.class).putAway(own.client(), new GoalId(id("goalPutAway")));
      bean(SharedInterpretations.class).agree(own.client(), own.course());
      bean(SharedInterpretations.class).agree(own.therapist(), own.course());
    }

    /** What is expected of courses: wanted, and worked out from all that there are. */
    private void norms() {
      bean(PracticeNorms.class).accept(own.manager());
      bean(PracticeNormFitter.class).fitNext(new Viewer.Job(own.practice()));
    }

    private void elsewhere(Viewer.Member hearer) {
      var practices = bean(Practices.class);
      Practice is = practices.find(own.manager(), own.practice()).orElseThrow();
      practices.change(own.manager(), is.withConcernRecipients(hearer.person(), is.concernRecipients().outsideBody()));
      var line = new PracticeHelpLineId(UUID.randomUUID());
      bean(PracticeHelpLines.class).add(own.manager(), line,
          new PracticeHelpLines.Details("Night line", "020 7946 0000", "day and night", "for anyone", "https://www.example.org"));
      record.put("helpLine", line.value());
      var concerns = bean(Concerns.class);
      var concern = new ConcernId(UUID.randomUUID());
      concerns.write(own.client(), concern, concerns.contactFor(own.client(), own.course()), true, own.words());
      concerns.answer(hearer, UUID.randomUUID(), concern, own.words());
      record.put("concern", concern.value());
    }

    /** A last session that the colleague proposes to the other client. */
    private void parting() {
      SessionId last = session(own.otherCourse(), -15, "otherLast");
      bean(CourseEndings.class).propose(own.colleague(), own.otherCourse(), last);
      record.put("handover", bean(Handovers.class).of(own.client(), own.course()).getFirst().id().value());
    }

    /** What the client keeps in their own space. */
    /** What each of the two thinks of their being a pair, and when the practice asks. */
    private void pair() {
      var reviews = bean(FitReviews.class);
      reviews.answer(own.client(), UUID.randomUUID(), reviews.of(own.client(), own.course()), FitAnswer.UNSURE, own.words(),
          FitAnswerDestination.ONESELF, own.words());
      var therapists = bean(TherapistFitReviews.class);
      therapists.answer(own.therapist(), therapists.of(own.therapist(), own.course()), FitAnswer.UNSURE, own.words(),
          FitAnswerDestination.SUPERVISION);
      int held = (int) bean(Sessions.class).of(own.client(), own.course()).stream().filter(Session::isHeld).count();
      bean(FitReviewSettings.class).change(own.manager(), held); // so the link of the latest one asks, too
    }

    /** What the two agreed, and an answer about harming oneself that was read and noted. */
    private void risk() {
      bean(EscalationPlans.class).change(own.manager(), WorkingHours.USUAL);
      bean(EscalationPlans.class).agree(own.therapist(), own.course(), 0,
          new EscalationPlan.Terms(new EscalationPlan.Cover(own.colleague().person(), 3), true, "0113 496 0177"));
      var flags = bean(RiskFlags.class);
      RiskFlagId flag = Objects.requireNonNull(bean(TransactionTemplate.class).execute(state -> flags.raise(own.client(),
          new RiskAnswer(UUID.randomUUID(), own.course(), own.practice(), "phq-9.9", 1, now))));
      record.put("flag", flag.value());
      flags.note(own.therapist(), UUID.randomUUID(), flag, 1, own.words(), today);
    }

    /** What the client is asked: one form that is being filled in, one that was sent, and one on paper. */
    private void measures() {
      var after = new MeasureSchedule(MeasureSchedule.Frequency.EACH_SESSION, 1, MeasureSchedule.Moment.AFTER);
      MeasureAssignmentId asked = MeasureAssignmentId.random();
      bean(MeasureAssignments.class).assign(own.therapist(), asked, own.course(), new InstrumentId("gad-7", "2006", "en"), after, false);
      bean(MeasureAssignments.class).assign(own.therapist(), MeasureAssignmentId.random(), own.course(),
          new InstrumentId("ucla-3-direct", "2018", "en"), after, false);
      record.put("assignment", asked.value());
      var responses = bean(MeasureResponses.class);
      List<MeasureResponses.Due> due = responses.due(own.client(), bean(Courses.class).find(own.client(), own.course()).orElseThrow(),
          bean(Sessions.class).of(own.client(), own.course()));
      MeasureResponse draft = responses.begin(own.client(), MeasureResponseId.random(), of(due, "gad-7"));
      responses.answer(own.client(), draft.id(), "1", 1.0);
      record.put("draft", draft.id().value());
      MeasureResponse sent = responses.begin(own.client(), MeasureResponseId.random(), of(due, "ucla-3-direct"));
      List.of("1", "2", "3", "4").forEach(item -> responses.answer(own.client(), sent.id(), item, 2.0));
      responses.send(own.client(), sent.id());
      MeasureResponseId paper = MeasureResponseId.random();
      responses.enter(own.therapist(), paper, own.course(), new InstrumentId("gad-7", "2006", "en"), now, Map.of("1", 3.0));
      record.put("paper", paper.value());
    }

    /** Which comes first is chance, since both were assigned at one instant. */
    private static MeasureResponses.Due of(List<MeasureResponses.Due> due, String instrument) {
      return due.stream().filter(d -> d.assignment().instrument().id().code().equals(instrument)).findFirst().orElseThrow();
    }

    private void space() {
      var moment = UUID.randomUUID();
      bean(SeenMoments.class).add(own.client(), moment, own.words());
      record.put("seen", moment);
      var circle = bean(Circle.class);
      ConnectionId friend = ConnectionId.random();
      circle.add(own.client(), friend, own.words(), own.words());
      record.put("friendsEase", UUID.randomUUID());
      record.put("friendsHard", UUID.randomUUID());
      circle.recordEase(own.client(), id("friendsEase"), friend, 5, own.words());
      circle.recordHardTime(own.client(), id("friendsHard"), friend, HardTime.Kind.UNAVAILABLE, own.words());
      record.put("friend", friend.value());
      LetterId letter = LetterId.random();
      bean(Letters.class).add(own.client(), letter, own.words(), own.words());
      record.put("letter", letter.value());
      record.put("contact", UUID.randomUUID());
      var rhythms = bean(ContactFrequencies.class);
      rhythms.recordContact(own.client(), id("contact"), friend, LocalDate.of(2026, 1, 5), own.words());
      rhythms.choose(own.client(), friend, Interval.WEEK, LocalDate.of(2026, 1, 5));
      rhythms.choose(own.client(), new ContactReminderSettings(false, 18), TestPractice.ZONE);
      SocialPlanId outing = SocialPlanId.random();
      bean(SocialPlans.class).add(own.client(), outing, new org.attune.app.outings.SocialPlanDetails(own.words(),
          org.attune.app.outings.SocialPlanDetails.Kind.OTHER, own.words(), own.words(), LocalDateTime.of(2026, 7, 1, 15, 0),
              TestPractice.ZONE));
      record.put("outing", outing.value());
      ScaryMomentId scary = ScaryMomentId.random();
      bean(ScaryMoments.class).begin(own.client(), scary, friend, Set.of());
      record.put("scary", scary.value());
      MomentId withMyself = MomentId.random();
      bean(Moments.class).keep(own.client(), withMyself, new Moment.Content(List.of(Feeling.TIRED), own.words(), List.of(Place.CHEST), own.words(),
          List.of(Need.REST), own.words(), own.words()));
      record.put("moment", withMyself.value());
      var one = TrustedPersonId.random();
      bean(TrustedPeople.class).invite(own.client(), one, new TrustedPeople.InvitationDetails(own.words(), own.words(), UUID.randomUUID() + "@home.example", friend, false),
          TestPractice.ZONE);
      bean(TrustedPersonResponses.class).accept(new Viewer.Trusted(AccessLinkId.random(), one.value()),
          new ContactLimits(10, 30, 0, 0, TestPractice.ZONE));
      record.put("one", one.value());
      bean(TrustedPeople.class).sendRequest(own.client(), one, UUID.randomUUID(), SupportRequest.Kind.CALL, own.words());
      record.put("ready", UUID.randomUUID());
      bean(ReadyMessages.class).add(own.client(), id("ready"), new ReadyMessage.Content(own.words(), "07700 900123", own.words()));
      var ladders = bean(Ladders.class);
      LadderId ladder = LadderId.random();
      RungId rung = RungId.random();
      ladders.begin(own.client(), ladder, null, own.words(), false);
      ladders.addRung(own.client(), rung, ladder, own.words());
      record.put("rungStep", UUID.randomUUID());
      ladders.recordStep(own.client(), id("rungStep"), ladder, rung, Step.Kind.BACK,
          new Step.Experience(3, own.words(), own.words(), 5, own.words()));
      record.put("ladder", ladder.value());
      record.put("rung", rung.value());
      bean(SafetyPlans.class).save(own.client(), 0, new SafetyPlan.Content(own.words(), own.words(), own.words(), own.words(), own.words()));
      var copy = new SharedEntryId(UUID.randomUUID());
      bean(EntrySharing.class).shareCopy(own.client(), copy, own.course(), moment);
      record.put("brought", copy.value());
      var live = new SharedEntryId(UUID.randomUUID());
      bean(EntrySharing.class).shareLive(own.client(), live, own.course(), moment);
      record.put("live", live.value());
    }

    private void invitations() {
      var invitations = bean(Invitations.class);
      var links = bean(AccessLinks.class);
      var ofClient = new InvitationId(UUID.randomUUID());
      record.put("clientsInvitation", ofClient.value());
      record.put("invitationLink", invitations.invite(own.therapist(), ofClient, new Invitations.InviteeDetails(Role.CLIENT,
          "A client who is invited by " + name, name + "-invited@example.org", new CoursePlan(0, null, Courses.DEFAULT_LENGTH)),
          false).invitation().link().value());
      record.put("staffInvitation", invitations.findOpen(own.manager()).getFirst().id().value());
      AccessLinkId reset = links.createForPerson(own.client(), AccessLink.Purpose.RESET, now.plus(Duration.ofHours(1)));
      record.put("resetLink", reset.value());
      record.put("addressLink", links.createForPerson(own.client(), AccessLink.Purpose.ADDRESS, now.plus(Duration.ofDays(1))).value());
    }

    /** One import that waits to be confirmed, one that is done, with check-ins in the client's course. */
    private void imports() {
      var imports = bean(Imports.class);
      String client = bean(People.class).find(own.therapist(), own.client().person()).orElseThrow().name();
      record.put("staged", staged("client,date,mood\n" + own.words() + ",2026-01-05,30\nSomebody,2026-01-05,900\n",
          new ColumnMapping(false, 0, ColumnMapping.SessionColumns.of(1, null),
              ColumnMapping.ScoreColumns.ofMeasure(2, new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null)), ColumnMapping.Notation.UNSAID, ColumnMapping.AssumedDates.WEEKLY)).value());
      ImportId done = staged("client,date,seen,heard,understood,safe,working\n" + client + ",2026-01-05,5,6,5,7,4\nSomebody new,2026-01-05,5,6,5,7,4\n",
          new ColumnMapping(false, 0, ColumnMapping.SessionColumns.of(1, null),
              ColumnMapping.ScoreColumns.ofItems(List.of(2, 3, 4, 5, 6)), ColumnMapping.Notation.UNSAID, ColumnMapping.AssumedDates.WEEKLY));
      imports.confirm(own.therapist(), imports.preview(own.therapist(), done).orElseThrow(), 1,
          Map.of(ParsedTable.clientKey(client), own.course().toString(), ParsedTable.clientKey("Somebody new"), ImportPlan.NEW), false);
      bean(ImportExecution.class).run(own.therapist(), done);
      record.put("imported", done.value());
    }

    /** The therapist is in the directory, in training, with a picture and a newer version that waits; the colleague has only begun. */
    private void directory(Viewer.Member supervisor) {
      ProfileContent content = TestProfiles.content(name + " Therapist", new Training(supervisor.person(), today.plusDays(90)));
      var profiles = bean(Profiles.class);
      ProfileId id = TestProfiles.published(application, own, own.therapist(), content);
      bean(Photographs.class).add(own.therapist(), UUID.randomUUID(), TestProfiles.PICTURE);
      int number = TestProfiles.latest(application, own.therapist()).number();
      profiles.submit(own.therapist(), number);
      profiles.approve(own.manager(), id, number);
      profiles.confirmSupervision(supervisor, id);
      profiles.confirm(own.manager(), id, ProfileConfirmation.Subject.LICENCE, content.registration().confirmable(ProfileConfirmation.Subject.LICENCE));
      TestProfiles.submitted(application, own.therapist(), content);
      profiles.write(own.colleague(), UUID.randomUUID(), 0, TestProfiles.content(name + " Colleague"));
      record.put("profile", id.value());
      record.put("begunProfile", profiles.own(own.colleague()).orElseThrow().id().value());
      record.put("specialism", UUID.randomUUID());
      bean(PracticeSpecialisms.class).add(own.manager(), id("specialism"), "grief for animals");
    }

    /** Requests for a first talk in each state: with the colleague, with a manager since the therapist is away, and unconfirmed. */
    private void firstTalks() {
      bean(AnswerPromises.class).change(own.manager(), 2);
      talk(own.colleague(), "talkNew");
      var process = bean(RequestProcess.class);
      var job = new Viewer.Job(own.practice());
      for (String named : List.of("talk", "talkRead", "talkOffered", "talkBooked", "talkCourse", "talkReported")) {
        process.confirm(job, talk(own.colleague(), named));
      }
      process.confirm(job, talk(own.therapist(), "talkManaged"));
      var received = bean(ReceivedRequests.class);
      for (String named : List.of("talkRead", "talkOffered", "talkBooked", "talkCourse", "talkReported")) {
        received.read(own.colleague(), new FirstTalkRequestId(id(named)));
      }
      received.report(own.colleague(), new FirstTalkRequestId(id("talkReported")));
      received.offer(own.colleague(), new FirstTalkRequestId(id("talkOffered")), own.words(),
          List.of(new OfferedTimeInput(now.plus(Duration.ofDays(40)), Duration.ofMinutes(30), true)));
      received.offer(own.colleague(), new FirstTalkRequestId(id("talkBooked")), own.words(),
          List.of(new OfferedTimeInput(now.plus(Duration.ofHours(2)), Duration.ofMinutes(30), false)));
      var booked = new Viewer.Enquirer(AccessLinkId.random(), id("talkBooked"));
      var requests = bean(FirstTalkRequests.class);
      requests.book(booked, requests.status(booked).standing().times().getFirst().id());
      received.offer(own.colleague(), new FirstTalkRequestId(id("talkCourse")), own.words(),
          List.of(new OfferedTimeInput(now.plus(Duration.ofHours(4)), Duration.ofMinutes(30), false)));
      var begun = new Viewer.Enquirer(AccessLinkId.random(), id("talkCourse"));
      requests.book(begun, requests.status(begun).standing().times().getFirst().id());
      var invitation = new InvitationId(UUID.randomUUID());
      process.becomeCourse(new Viewer.Job(own.practice()), new FirstTalkRequestId(id("talkCourse")), invitation);
      process.recordClient(new Viewer.Job(own.practice()), invitation, own.client().person());
    }

    private FirstTalkRequestId talk(Viewer.Member with, String named) {
      FirstTalkRequestId id = FirstTalkRequestId.random();
      bean(RequestSubmissions.class).add(new Viewer.Enquirer(AccessLinkId.random(), id.value()), own.practice(), with.person(),
          new FirstTalkEnquiry(new RequestWords(own.words(), own.words(), false, false),
              new EnquirerDetails(own.words(), UUID.randomUUID() + "@home.example", "", ""), new RequestWishes(own.words(), new TherapyStyle(1, -1, 0, 0), true),
              Locale.UK));
      record.put(named, id.value());
      return id;
    }

    private ImportId staged(String file, ColumnMapping columns) {
      ImportId id = ImportId.random();
      bean(Imports.class).stage(own.therapist(), id, null, file.getBytes(StandardCharsets.UTF_8));
      bean(Imports.class).chooseColumns(own.therapist(), id, columns);
      return id;
    }

    /** A session that many days ago, held if it is over. */
    private SessionId session(CourseId course, int daysAgo, String named) {
      SessionId id = SessionId.random();
      bean(Sessions.class).plan(course.equals(own.otherCourse()) ? own.colleague() : own.therapist(), id, course,
          now.minus(Duration.ofDays(daysAgo)).minus(Courses.DEFAULT_LENGTH), Courses.DEFAULT_LENGTH);
      record.put(named, id.value());
      return id;
    }

    private Viewer.Member staff(String who, Role role) {
      return new Viewer.Member(person(who, role), own.practice(), Set.of(role));
    }

    private PersonId person(String who, Role role) {
      var people = bean(People.class);
      var oneself = new Viewer.Oneself(PersonId.random());
      people.create(oneself, name + " " + who, new ContactDetails(TestPractice.signInName(name, who) + "@example.org", null));
      if (role == Role.CLIENT) {
        bean(Credentials.class).createSignIn(oneself, TestPractice.signInName(name, who), TestPractice.HASHED);
      }
      people.grantRole(own.manager(), own.practice(), oneself.person(), role);
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
