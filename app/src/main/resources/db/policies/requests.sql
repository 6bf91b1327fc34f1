call guard(array['first_talk_request', 'request_words', 'request_contact', 'request_line', 'request_event', 'offered_time',
                 'blocked_enquirer', 'answer_promise', 'answer_outcome', 'request_mail', 'appointment_mail']);

-- An enquirer knows their own request. Once they have confirmed their address, so does the one who answers it, and a manager knows
-- that there is one. What follows is done by a job, after the one who asks for it was found to be one of them.
create policy enquirer_makes on first_talk_request for insert to ${app}
  with check (viewer_kind() = 'enquirer' and id = viewer_subject() and state = 'unconfirmed');
create policy enquirer_reads on first_talk_request for select to ${app}
  using (viewer_kind() = 'enquirer' and id = viewer_subject());
create policy staff_reads on first_talk_request for select to ${app}
  using (practice_id = viewer_practice() and state <> 'unconfirmed'
         and (answerer_id = viewer_person() or viewer_has_role('manager')));
create policy job on first_talk_request to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());

-- The words are open to the enquirer and to the one who answers them: to no manager, and to no job.
create policy enquirer_writes on request_words for insert to ${app}
  with check (viewer_kind() = 'enquirer' and request_id = viewer_subject());
create policy enquirer_reads on request_words for select to ${app}
  using (viewer_kind() = 'enquirer' and request_id = viewer_subject());
create policy answerer_reads on request_words for select to ${app}
  using (request_id in (select id from first_talk_request where answerer_id = viewer_person()));

-- Who they are: open to the one who answers once they have answered, and to the job that mails. The link is not enough.
create policy enquirer_writes on request_contact for insert to ${app}
  with check (viewer_kind() = 'enquirer' and request_id = viewer_subject());
create policy answerer_reads on request_contact for select to ${app}
  using (request_id in (select id from first_talk_request where answerer_id = viewer_person() and answered_at is not null));
create policy job_reads on request_contact for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());

create policy enquirer_reads on request_line for select to ${app}
  using (viewer_kind() = 'enquirer' and request_id = viewer_subject());
create policy writer_reads on request_line for select to ${app}
  using (written_by = viewer_person() and request_id in (select id from first_talk_request));
create policy job_writes on request_line for insert to ${app}
  with check (viewer_kind() = 'job' and request_id in (select id from first_talk_request));

create policy reads on request_event for select to ${app} using (request_id in (select id from first_talk_request));
create policy job_writes on request_event for insert to ${app}
  with check (viewer_kind() = 'job' and request_id in (select id from first_talk_request));

create policy reads on offered_time for select to ${app}
  using (request_id in (select id from first_talk_request where answerer_id = viewer_person() or viewer_kind() = 'enquirer'));
create policy job on offered_time to ${app}
  using (viewer_kind() = 'job' and request_id in (select id from first_talk_request))
  with check (viewer_kind() = 'job' and request_id in (select id from first_talk_request));

create policy job on blocked_enquirer to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job on answer_outcome to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job on request_mail to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());
create policy job on appointment_mail to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice())
  with check (viewer_kind() = 'job' and practice_id = viewer_practice());

create policy manager on answer_promise to ${app} using (practice_id = viewer_practice() and viewer_has_role('manager'))
  with check (practice_id = viewer_practice() and viewer_has_role('manager'));
create policy job_reads on answer_promise for select to ${app} using (viewer_kind() = 'job' and practice_id = viewer_practice());

-- A client finds what they let come along to their course.
create policy client_reads on first_talk_request for select to ${app}
  using (viewer_kind() = 'oneself' and client_id = viewer_person());
create policy client_reads on request_words for select to ${app}
  using (viewer_kind() = 'oneself' and request_id in (select id from first_talk_request where client_id = viewer_person()));

-- The link of a request is its enquirer's.
create policy enquirer_makes on link for insert to ${app}
  with check (purpose = 'first-talk' and viewer_kind() = 'enquirer' and subject_id = viewer_subject() and person_id is null);

-- Keys: made with the request; open to those who may read what lies under them, and to those who seal (by functions, as the keys
-- of trusted people).
create function sees_request(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from first_talk_request r where r.id = wanted);
end $$;
create function sees_enquirer(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from first_talk_request r where r.enquirer_id = wanted);
end $$;
create function sees_words_of_request(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from request_words r where r.request_id = wanted);
end $$;
create function sees_contact_of_enquirer(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from request_contact r where r.enquirer_id = wanted);
end $$;
create policy enquirer_makes on words_key for insert to ${app}
  with check (viewer_kind() = 'enquirer' and owner_kind in ('request', 'enquirer')
              and (owner_id = viewer_subject() or owner_id in (select enquirer_id from first_talk_request)));
create policy request_reads on words_key for select to ${app}
  using (owner_kind = 'request' and (sees_words_of_request(owner_id) or viewer_kind() in ('enquirer', 'job') and sees_request(owner_id)));
create policy enquirer_reads on words_key for select to ${app}
  using (owner_kind = 'enquirer' and (sees_contact_of_enquirer(owner_id) or viewer_kind() = 'enquirer' and sees_enquirer(owner_id)));

-- Erases what was written with a request and who wrote it, with the keys; what they agreed to keep may stay.
create function erase_request_words(request uuid, but_wishes boolean) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  erased first_talk_request;
begin
  select * into erased from first_talk_request where id = request and viewer_kind() = 'job' and practice_id = viewer_practice();
  if erased.id is null then
    raise exception 'requests are erased by a job of their practice' using errcode = 'insufficient_privilege';
  end if;
  delete from request_contact where request_id = request;
  delete from request_line where request_id = request;
  if but_wishes then
    update request_words set sealed = null where request_id = request and wishes_stay;
    delete from request_words where request_id = request and not wishes_stay;
  else
    delete from request_words where request_id = request;
  end if;
  delete from words_key where owner_id = request and not exists (select from request_words where request_id = request);
end $$;
