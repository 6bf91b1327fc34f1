call guard(array['weekly_hours', 'hours_exception', 'booking_rules', 'appointment_hold']);

-- A therapist's own, in the practice where they work; the practice's jobs read it to find what is free.
create procedure keep_to_therapist(tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('create policy own on %I to ${app}'
      ' using (viewer_kind() = ''member'' and therapist_id = viewer_person() and practice_id = viewer_practice())'
      ' with check (viewer_has_role(''therapist'') and therapist_id = viewer_person() and practice_id = viewer_practice())', t);
    execute format('create policy job_reads on %I for select to ${app} using (practice_id = (select job_practice()))', t);
  end loop;
end $$;
call keep_to_therapist(array['weekly_hours', 'hours_exception', 'booking_rules']);

-- Held and booked by jobs alone: another module has let in the person who asks.
create policy own on appointment_hold for select to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice());
create policy job on appointment_hold to ${app} using (practice_id = (select job_practice()))
  with check (practice_id = (select job_practice()));

call guard(array['busy_calendar', 'busy_time', 'unreadable_event']);
create policy own on busy_calendar to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice())
  with check (viewer_has_role('therapist') and therapist_id = viewer_person() and practice_id = viewer_practice());
create policy job on busy_calendar to ${app} using (practice_id = (select job_practice()))
  with check (practice_id = (select job_practice()));
create policy own on busy_time for select to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice());
create policy job on busy_time to ${app} using (practice_id = (select job_practice())) with check (practice_id = (select job_practice()));
create policy own on unreadable_event for select to ${app}
  using (viewer_kind() = 'member' and therapist_id = viewer_person() and practice_id = viewer_practice());
create policy job on unreadable_event to ${app} using (practice_id = (select job_practice()))
  with check (practice_id = (select job_practice()));

-- The key of a calendar's address is open to whose it is, who makes it, and to the jobs that fetch it.
create function sees_busy_calendar(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from busy_calendar r where r.id = wanted);
end $$;
create policy busy_calendar_reads on words_key for select to ${app}
  using (owner_kind = 'busy-calendar' and sees_busy_calendar(owner_id));
create policy busy_calendar_makes on words_key for insert to ${app}
  with check (owner_kind = 'busy-calendar' and owner_id in (select id from busy_calendar) and viewer_kind() = 'member');
