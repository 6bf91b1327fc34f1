-- Each process has the words of all public profiles in memory, and answers from there; of a profile that changed, and of no other, it
-- reads them again. Here, words are made out of texts, and a query out of what somebody typed.

-- Which profiles changed since a process last looked.
create table attune_search.change (
  profile_id uuid primary key,
  revision   bigint not null
);
create index on attune_search.change (revision);
grant select on attune_search.change to ${app};

-- In place of directory_changed, which noted that something changed, and not what.
drop function directory_changed() cascade;
create function profile_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed uuid;
  latest  bigint;
begin
  if coalesce(current_setting('attune.kind', true), '') = '' then
    return null;
  end if;
  if tg_table_name = 'profile' then
    changed := coalesce(new.id, old.id);
  else
    changed := coalesce(new.profile_id, old.profile_id);
  end if;
  -- its row is held until the transaction ends, so that a lower number is never seen after a higher one
  insert into directory_revision as r (revision) values ((select coalesce(max(c.revision), 0) + 1 from attune_search.change c))
    on conflict (one) do update set revision = r.revision + 1 returning revision into latest;
  if changed is not null then
    insert into attune_search.change (profile_id, revision) values (changed, latest)
      on conflict (profile_id) do update set revision = excluded.revision;
  end if;
  return null;
end $$;
create constraint trigger profile_changed after insert or update or delete on profile
  deferrable initially deferred for each row execute function profile_changed();
create constraint trigger profile_changed after insert or update or delete on profile_slug
  deferrable initially deferred for each row execute function profile_changed();
create constraint trigger profile_changed after insert or update or delete on profile_confirmation
  deferrable initially deferred for each row execute function profile_changed();
create constraint trigger profile_changed after delete on photograph
  deferrable initially deferred for each row execute function profile_changed();

-- A phrase of the list is one word, in what profiles say and in what is asked, so that a profile's words alone say what it mentions.
create table attune_search.phrase (
  phrase text primary key,
  word   text not null generated always as ('"' || phrase || '"') stored,
  target tsquery not null generated always as (phraseto_tsquery('attune_search.english'::regconfig, phrase)) stored
);
grant select on attune_search.phrase to ${app};
insert into attune_search.phrase (phrase)
  select distinct btrim(meaning, '"') from attune_search.synonym, regexp_split_to_table(means, ' or ') meaning where meaning like '"%';
alter table attune_search.synonym alter column substitute drop expression;
update attune_search.synonym set substitute = plainto_tsquery('attune_search.english'::regconfig, phrase)
  || (select string_agg(case when meaning like '"%' then quote_literal(meaning)
        else plainto_tsquery('attune_search.english'::regconfig, meaning)::text end, ' | ')
      from regexp_split_to_table(means, ' or ') meaning)::tsquery;

-- What a profile says in public. Terms are found, words are what a typing error is compared with.
drop function attune_search.mentions(text[]);
drop table attune_search.document;
create table attune_search.document (
  profile_id uuid primary key,
  digest     text not null,
  terms      text[] not null,
  words      text[] not null
);
create index on attune_search.document using gin (words) with (fastupdate = off);
grant select, insert, update, delete on attune_search.document to ${app};

create function attune_search.terms(said text) returns text[] language sql stable as $$
  select tsvector_to_array(english || to_tsvector('attune_search.plain', said)
    || array_to_tsvector(array(select word from attune_search.phrase where english @@ target)))
  from to_tsvector('attune_search.english', said) english $$;
create function attune_search.words(said text) returns text[] language sql stable as $$
  select array(select w from unnest(tsvector_to_array(to_tsvector('attune_search.plain', said))) w where char_length(w) between 4 and 40) $$;

-- Who mentions all of what was typed, with what the list says it means.
create function attune_search.query(typed text) returns tsquery language sql stable as $$
  select ts_rewrite(plainto_tsquery('attune_search.english', typed),
      'select target, substitute from attune_search.synonym where numnode(target) > 0 order by numnode(target) desc, phrase')
    || plainto_tsquery('attune_search.plain', typed) $$;
-- Who mentions any part of it.
create function attune_search.query_of_parts(typed text) returns tsquery language sql stable as $$
  select ts_rewrite(replace(plainto_tsquery('attune_search.english', typed)::text, ' & ', ' | ')::tsquery,
    'select target, substitute from attune_search.synonym where numnode(target) > 0 order by numnode(target) desc, phrase') $$;
-- The same with its typing errors mended; as it was typed where there are none.
create function attune_search.mended(typed text) returns text language plpgsql stable as $$
declare
  plain  text := lower(unaccent(typed));
  mended text := (select string_agg(coalesce(
      case when char_length(t.token) < 4 or exists (select from attune_search.word w where w.word = t.token) then null else
        (select w.word from attune_search.word w where w.word % t.token order by similarity(w.word, t.token) desc, w.word limit 1) end,
      t.token), ' ' order by t.at)
    from regexp_split_to_table(plain, '[^[:alnum:]]+') with ordinality t (token, at) where t.token <> '');
begin
  return case when mended is null or mended = plain then typed else mended end;
end $$;
do $$ begin
  execute format('alter function attune_search.mended(text) set search_path = attune_search, %s, pg_catalog, pg_temp',
    (select string_agg(distinct quote_ident(n.nspname), ', ') from pg_extension e join pg_namespace n on n.oid = e.extnamespace
     where e.extname in ('unaccent', 'pg_trgm')));
end $$;
