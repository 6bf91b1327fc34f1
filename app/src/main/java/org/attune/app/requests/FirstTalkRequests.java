package org.attune.app.requests;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.directory.PublicProfile;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.Booking;
import org.attune.app.openings.Openings;
import org.attune.app.requests.internal.RequestSubmissions;
import org.attune.app.requests.internal.OfferedTimes;
import org.attune.app.requests.internal.RequestMails;
import org.attune.app.requests.internal.RequestProcess;
import org.attune.app.requests.internal.RequestRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking for a first talk, without an account: a visitor asks, and goes on by the link in their mail. */
@Service
public class FirstTalkRequests {

  /** The longest text, in characters. */
  public static final int MAX_LENGTH = 4_000;
  /** The longest line, in characters. */
  public static final int MAX_LINE_LENGTH = 200;

  private final RequestSubmissions newRequests;
  private final RequestRecords records;
  private final RequestProcess process;
  private final OfferedTimes times;
  private final RequestMails mails;
  private final Openings openings;

  FirstTalkRequests(RequestSubmissions newRequests, RequestRecords records, RequestProcess process, OfferedTimes times, RequestMails mails,
      Openings openings) {
    this.newRequests = newRequests;
    this.records = records;
    this.process = process;
    this.times = times;
    this.mails = mails;
    this.openings = openings;
  }

  /** Puts down a request, and mails its link. Nobody at the practice knows of it until that link was used; sent twice, it counts once. */
  @Transactional
  public void ask(Viewer.Visitor viewer, FirstTalkRequestId id, PublicProfile profile, FirstTalkEnquiry enquiry) {
    var enquirer = new Viewer.Enquirer(AccessLinkId.random(), id.value());
    if (newRequests.add(enquirer, profile.practice(), profile.therapist(), enquiry)) {
      mails.askToConfirm(new Viewer.Job(profile.practice()), id);
    }
  }

  /** How far a request has come, and what was written with it. */
  @Transactional(readOnly = true)
  public RequestDetails status(Viewer.Enquirer viewer) {
    FirstTalkRequestId id = id(viewer);
    return new RequestDetails(records.get(viewer, id), records.words(viewer, id).orElse(null), records.lines(viewer, id));
  }

  /** Confirms the address, which hands the request to its therapist. */
  @Transactional
  public AddressConfirmationResult confirm(Viewer.Enquirer viewer) {
    return process.confirm(job(viewer), id(viewer));
  }

  /** Takes the request back, or cancels the first talk. What was written is erased. */
  @Transactional
  public void withdraw(Viewer.Enquirer viewer) {
    process.withdraw(job(viewer), id(viewer));
  }

  /** Books one of the times that were offered. It waits for its turn with the therapist's other bookings, before any transaction begins. */
  public void book(Viewer.Enquirer viewer, UUID time) {
    RequestSummary is = records.get(viewer, id(viewer));
    var job = new Viewer.Job(is.practice());
    boolean booked = is.bookedTime().filter(already -> already.id().equals(time)).isPresent()
        || is.state() == RequestState.OFFERED
        && is.times().stream().filter(offered -> offered.id().equals(time)).anyMatch(offered -> times.bookHold(job, offered))
        && process.recordBooking(job, is.id(), time);
    if (!booked) {
      throw InvalidInput.at("time", "requests.time-taken");
    }
  }

  /** The times that the booked one could be moved to, by the therapist's hours: none once it has begun. */
  @Transactional(readOnly = true)
  public List<OfferedTimeInput> otherTimes(Viewer.Enquirer viewer) {
    RequestSummary is = records.get(viewer, id(viewer));
    return times.movable(is).map(booked -> times.free(new Viewer.Job(is.practice()), is.answerer().therapist(), booked.length()))
        .orElseGet(List::of);
  }

  /** Moves the first talk to a time that is free. It waits for its turn as {@link #book} does; where the time is taken, nothing changes. */
  public void move(Viewer.Enquirer viewer, OfferedTimeInput to) {
    RequestSummary is = records.get(viewer, id(viewer));
    OfferedTime booked = times.movable(is).orElseThrow(() -> new Conflict("requests.changed-meanwhile"));
    var job = new Viewer.Job(is.practice());
    boolean moved = to.length().equals(booked.length()) && times.moveBooking(job, booked, to)
        && process.recordMove(job, is.id(), booked.id());
    if (!moved) {
      throw InvalidInput.at("time", "requests.time-taken");
    }
  }

  /** The appointment that was booked. */
  @Transactional(readOnly = true)
  public Booking appointment(Viewer.Enquirer viewer) {
    return records.get(viewer, id(viewer)).bookedTime().flatMap(time -> openings.find(job(viewer), time.hold())).orElseThrow(NotFound::new);
  }

  /** Asks for other times than those that were offered, or than the one that was booked. */
  @Transactional
  public void wantOtherTimes(Viewer.Enquirer viewer) {
    process.wantOtherTimes(job(viewer), id(viewer));
  }

  /** Sends what was written to the person who was named, and to nobody else. */
  @Transactional
  public void agreeTo(Viewer.Enquirer viewer, PersonId colleague) {
    process.agree(job(viewer), id(viewer), colleague);
  }

  /** What a client wished for when they asked this therapist for a first talk, where they let it come along. */
  @Transactional(readOnly = true)
  public RequestWishes wishesOf(Viewer.Oneself viewer, PersonId therapist) {
    return records.ofCourse(viewer, therapist).map(id -> records.wishes(viewer, id)).orElse(RequestWishes.NONE);
  }

  /** The language of the form, and of its mails. */
  @Transactional(readOnly = true)
  public Optional<Locale> language(Viewer.Enquirer viewer) {
    return records.language(viewer, id(viewer));
  }

  private Viewer.Job job(Viewer.Enquirer viewer) {
    return new Viewer.Job(records.get(viewer, id(viewer)).practice());
  }

  private static FirstTalkRequestId id(Viewer.Enquirer viewer) {
    return new FirstTalkRequestId(viewer.request());
  }
}
