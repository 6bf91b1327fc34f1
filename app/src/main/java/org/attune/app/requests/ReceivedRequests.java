package org.attune.app.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.Openings;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.requests.internal.OfferedTimes;
import org.attune.app.requests.internal.RequestProcess;
import org.attune.app.requests.internal.RequestRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests for a first talk, as those know them who answer: a therapist reads the words, and sees who wrote them once they have
 * answered; a manager knows that there is a request, and answers where the therapist can't.
 */
@Service
public class ReceivedRequests {

  /** As many times may be offered at once. */
  public static final int MAX_TIMES = 5;

  /** As long as a first talk usually is. */
  private static final Duration USUAL_LENGTH = Duration.ofMinutes(30);

  private final RequestRecords records;
  private final RequestProcess process;
  private final OfferedTimes times;
  private final PublicProfiles profiles;
  private final Profiles ownProfiles;
  private final Invitations invitations;
  private final Practices practices;
  private final Openings openings;
  private final Clock clock;

  ReceivedRequests(RequestRecords records, RequestProcess process, OfferedTimes times, PublicProfiles profiles, Profiles ownProfiles,
      Invitations invitations, Practices practices, Openings openings, Clock clock) {
    this.records = records;
    this.process = process;
    this.times = times;
    this.profiles = profiles;
    this.ownProfiles = ownProfiles;
    this.invitations = invitations;
    this.practices = practices;
    this.openings = openings;
    this.clock = clock;
  }

  /** One's own, and for a manager those of the practice: what waits longest first. */
  @Transactional(readOnly = true)
  public List<RequestSummary> all(Viewer.Member viewer) {
    return records.all(viewer);
  }

  /** Whether the viewer's public profile says that there is a place, or may be. */
  @Transactional(readOnly = true)
  public boolean canPause(Viewer.Member viewer) {
    return profiles.all(new Viewer.Visitor()).stream().anyMatch(profile -> profile.practice().equals(viewer.practice())
        && profile.therapist().equals(viewer.person()) && (profile.places().count() > 0 || profile.places().confirmedAt() == null));
  }

  /** Takes a pause: the viewer's profile says that there is no place, and nobody new can ask, until they say otherwise there. */
  @Transactional
  public void pause(Viewer.Member viewer) {
    ownProfiles.confirmPlaces(viewer, 0);
  }

  /** Those booked with the viewer during which they have planned a session since: one of the two has to move. */
  @Transactional(readOnly = true)
  public Set<FirstTalkRequestId> overlappingSessions(Viewer.Member viewer) {
    return openings.overlappingSessions(viewer).stream().map(booking -> new FirstTalkRequestId(booking.heldFor())).collect(Collectors.toSet());
  }

  @Transactional(readOnly = true)
  public ReceivedRequest get(Viewer.Member viewer, FirstTalkRequestId id) {
    RequestSummary standing = records.get(viewer, id);
    boolean isRead = standing.state() != RequestState.ASKED;
    return new ReceivedRequest(standing, isRead ? records.words(viewer, id).orElse(null) : null,
        isRead ? records.wishes(viewer, id) : RequestWishes.NONE, records.details(viewer, id).orElse(null), records.lines(viewer, id));
  }

  /** Begins to read what somebody wrote: they see that it was read. */
  @Transactional
  public void read(Viewer.Member viewer, FirstTalkRequestId id) {
    process.read(job(viewer), requireAnswerer(viewer, id).id(), viewer.person());
  }

  /** What the viewer could offer in the next two weeks, by their own hours. */
  @Transactional(readOnly = true)
  public List<OfferedTimeInput> freeTimes(Viewer.Member viewer) {
    return times.free(job(viewer), viewer.person(), USUAL_LENGTH);
  }

  /** Answers, and offers times. */
  @Transactional
  public void offer(Viewer.Member viewer, FirstTalkRequestId id, String line, List<OfferedTimeInput> times) {
    Instant now = clock.instant();
    if (times.isEmpty() || times.size() > MAX_TIMES) {
      throw InvalidInput.at("day1", "requests.staff.times-missing", MAX_TIMES);
    }
    if (times.stream().anyMatch(time -> !time.start().isAfter(now))) {
      throw InvalidInput.at("day1", "requests.staff.times-over");
    }
    process.offer(job(viewer), requireAnswerer(viewer, id).id(), viewer.person(), line, times);
  }

  /** Those of the practice who could take the enquirer instead: with a public profile, and not the one they asked. */
  @Transactional(readOnly = true)
  public List<PublicProfile> colleagues(Viewer.Member viewer, FirstTalkRequestId id) {
    PersonId asked = records.get(viewer, id).answerer().therapist();
    return profiles.all(new Viewer.Visitor()).stream().filter(profile -> profile.practice().equals(viewer.practice()))
        .filter(profile -> !profile.therapist().equals(asked)).toList();
  }

  /** Declines before having answered, with words, and perhaps the name of somebody who fits. */
  @Transactional
  public void decline(Viewer.Member viewer, FirstTalkRequestId id, String line, @Nullable PersonId colleague) {
    RequestSummary standing = records.get(viewer, id);
    boolean asManager = viewer.hasRole(Role.MANAGER) && standing.isWithManager();
    if (!asManager && !viewer.person().equals(standing.answerer().person())) {
      throw new NotFound();
    }
    requireColleague(viewer, id, colleague);
    process.decline(job(viewer), id, viewer.person(), line, colleague);
  }

  /** Steps back after having answered: for a conflict of interest alone, and it is recorded. */
  @Transactional
  public void stepBack(Viewer.Member viewer, FirstTalkRequestId id, ConflictOfInterest why, String line, @Nullable PersonId colleague) {
    requireAnswerer(viewer, id);
    requireColleague(viewer, id, colleague);
    process.stepBack(job(viewer), id, viewer.person(), why, line, colleague);
  }

  /** Reports a request as abuse; its address may ask at this practice no more. */
  @Transactional
  public void report(Viewer.Member viewer, FirstTalkRequestId id) {
    process.report(job(viewer), requireAnswerer(viewer, id).id(), viewer.person());
  }

  /**
   * Makes a first talk into a course, from its day on: invites the client, with the name and address that they gave.
   *
   * @return the invitation, with the code to say in the room; the same again for a form sent twice
   */
  @Transactional
  public Invitations.IssuedInvitation beginCourse(Viewer.Member viewer, FirstTalkRequestId id) {
    RequestSummary standing = requireAnswerer(viewer, id);
    var invitation = new InvitationId(IdempotencyKeys.of(id.value(), "course"));
    if (standing.state() == RequestState.COURSE) {
      return invitations.reissue(viewer, invitation);
    }
    OfferedTime booked = standing.bookedTime().filter(time -> standing.state() == RequestState.BOOKED)
        .orElseThrow(() -> new Conflict("requests.changed-meanwhile"));
    if (!canBeginCourse(viewer, standing)) {
      throw new InvalidInput("requests.staff.course-too-early");
    }
    EnquirerDetails details = records.details(viewer, id).orElseThrow(NotFound::new);
    var guest = new Invitations.InviteeDetails(Role.CLIENT, null, details.name(), details.address(),
        records.language(viewer, id).orElse(Languages.ENGLISH), new CoursePlan(0, booked.start(), booked.length()));
    Invitations.IssuedInvitation issued = invitations.invite(viewer, invitation, guest, true);
    process.becomeCourse(job(viewer), id, invitation);
    return issued;
  }

  /** Whether the day of a first talk has come. */
  @Transactional(readOnly = true)
  public boolean canBeginCourse(Viewer.Member viewer, RequestSummary standing) {
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return standing.state() == RequestState.BOOKED
        && standing.bookedTime().filter(time -> !LocalDate.ofInstant(time.start(), zone).isAfter(today)).isPresent();
  }

  private RequestSummary requireAnswerer(Viewer.Member viewer, FirstTalkRequestId id) {
    RequestSummary standing = records.get(viewer, id);
    if (!viewer.person().equals(standing.answerer().person())) {
      throw new NotFound();
    }
    return standing;
  }

  private void requireColleague(Viewer.Member viewer, FirstTalkRequestId id, @Nullable PersonId colleague) {
    if (colleague != null && colleagues(viewer, id).stream().noneMatch(profile -> profile.therapist().equals(colleague))) {
      throw InvalidInput.at("colleague", "requests.staff.colleague-wrong");
    }
  }

  private static Viewer.Job job(Viewer.Member viewer) {
    return new Viewer.Job(viewer.practice());
  }
}
