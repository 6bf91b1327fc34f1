-- What the search for words knows, in a schema of its own: made out of public profiles and of this list, so no backup has it, and
-- what is public no longer goes from it when profiles are read again. Nothing in it is anybody's secret.
drop schema if exists attune_search cascade; -- of a restore that failed
create schema attune_search;
grant usage on schema attune_search to ${app};

-- Where an operator made them before, in whichever schema, they stay there.
create extension if not exists unaccent with schema attune_search;
create extension if not exists pg_trgm with schema attune_search;
select set_config('attune.search_path', current_setting('search_path'), true),
  set_config('search_path', 'attune_search, ' || current_setting('search_path'), true);

-- English words by their stems; all words, of any language, as they are. Accents count in neither.
create text search configuration attune_search.english (copy = pg_catalog.english);
alter text search configuration attune_search.english
  alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration attune_search.plain (copy = pg_catalog.simple);
alter text search configuration attune_search.plain
  alter mapping for hword, hword_part, word with unaccent, simple;

-- What a profile says in public, as words to be found.
create table attune_search.document (
  profile_id uuid primary key,
  number     integer generated always as identity unique,
  digest     text not null,
  document   tsvector not null,
  plain      tsvector not null
);
create index on attune_search.document using gin (document) with (fastupdate = off);
create index on attune_search.document using gin (plain) with (fastupdate = off);
grant select, insert, update, delete on attune_search.document to ${app};

-- What people call things, and what therapists do.
create table attune_search.synonym (
  phrase     text primary key,
  means      text not null,
  target     tsquery not null generated always as (plainto_tsquery('attune_search.english'::regconfig, phrase)) stored,
  substitute tsquery not null generated always as (plainto_tsquery('attune_search.english'::regconfig, phrase)
    || websearch_to_tsquery('attune_search.english'::regconfig, means)) stored
);
grant select on attune_search.synonym to ${app};
insert into attune_search.synonym (phrase, means) values
  ('new baby', '"early parenthood" or newborn or postnatal or perinatal or "new parents"'),
  ('baby blues', '"early parenthood" or postnatal or perinatal'),
  ('newborn', '"early parenthood" or postnatal or perinatal or "new parents"'),
  ('pregnant', 'perinatal or pregnancy or "early parenthood"'),
  ('miscarriage', '"pregnancy loss" or "baby loss" or grief or perinatal'),
  ('stillbirth', '"pregnancy loss" or "baby loss" or grief or perinatal'),
  ('sleep', 'insomnia or sleepless'),
  ('insomnia', 'sleep or sleepless'),
  ('panic', 'anxiety or "panic attacks"'),
  ('worry', 'anxiety or anxious'),
  ('anxious', 'anxiety or worry'),
  ('nervous', 'anxiety or anxious'),
  ('scared', 'anxiety or fear or trauma'),
  ('sad', '"low mood" or depression or grief'),
  ('depressed', 'depression or "low mood"'),
  ('hopeless', 'depression or "low mood"'),
  ('empty', 'depression or "low mood"'),
  ('lonely', 'loneliness or alone or isolation or relationships'),
  ('no friends', 'loneliness or isolation or relationships'),
  ('burnout', '"burnt out" or exhaustion or stress or work'),
  ('burnt out', 'burnout or exhaustion or stress or work'),
  ('exhausted', 'burnout or exhaustion or stress'),
  ('stress', 'burnout or work or anxiety'),
  ('boss', 'work or workplace'),
  ('bullied', 'bullying or trauma or work'),
  ('break up', 'separation or relationships or divorce'),
  ('divorce', 'separation or relationships or "life transitions"'),
  ('cheated', 'affair or infidelity or relationships or couples'),
  ('marriage', 'couples or relationships'),
  ('husband', 'couples or relationships'),
  ('wife', 'couples or relationships'),
  ('boyfriend', 'couples or relationships'),
  ('girlfriend', 'couples or relationships'),
  ('grief', 'bereavement or loss'),
  ('bereavement', 'grief or loss'),
  ('died', 'grief or bereavement or loss'),
  ('death', 'grief or bereavement or loss'),
  ('lost someone', 'grief or bereavement'),
  ('mum', 'mother or childhood or childhoods or family'),
  ('dad', 'father or childhood or childhoods or family'),
  ('parents', 'family or childhood or childhoods'),
  ('abuse', 'trauma or "complicated childhoods" or violence'),
  ('flashbacks', 'trauma or ptsd'),
  ('nightmares', 'trauma or ptsd or sleep'),
  ('rape', 'trauma or "sexual violence"'),
  ('assault', 'trauma or violence'),
  ('gay', 'lgbtq or queer or "outside the norm"'),
  ('trans', 'lgbtq or queer or gender or "outside the norm" or identity'),
  ('queer', 'lgbtq or "outside the norm"'),
  ('coming out', 'lgbtq or queer or identity'),
  ('polyamory', '"outside the norm" or relationships'),
  ('open relationship', '"outside the norm" or relationships'),
  ('adhd', 'neurodivergence or neurodivergent'),
  ('autism', 'neurodivergence or neurodivergent or autistic'),
  ('autistic', 'neurodivergence or neurodivergent or autism'),
  ('drinking', 'alcohol or "drink and drugs" or addiction'),
  ('drugs', '"drink and drugs" or addiction'),
  ('addiction', '"drink and drugs" or alcohol'),
  ('who am i', 'identity'),
  ('retirement', '"life transitions" or "older people"'),
  ('moving abroad', '"life transitions" or "second language" or migration'),
  ('cancer', 'illness or "long illness"'),
  ('chronic pain', 'illness or pain'),
  ('student', '"young adults" or study'),
  ('musician', 'artists or creative'),
  ('actor', 'artists or creative'),
  ('chef', 'hospitality'),
  ('waiter', 'hospitality'),
  ('angst', 'anxiety or ängste'),
  ('trauer', 'grief or bereavement'),
  ('schlaf', 'sleep or insomnia or schlaflosigkeit'),
  ('ansiedad', 'anxiety'),
  ('duelo', 'grief or bereavement'),
  ('insomnio', 'sleep or insomnia');

-- Words that profiles and the list above are written in, as they are: what a typing error is compared with.
create table attune_search.word (
  word    text primary key,
  of_list boolean not null default false
);
create index on attune_search.word using gin (word gin_trgm_ops);
grant select, insert, delete on attune_search.word to ${app};
insert into attune_search.word (word, of_list)
  select distinct w, true from attune_search.synonym, unnest(tsvector_to_array(to_tsvector('attune_search.plain', phrase || ' ' || means))) w
  where char_length(w) >= 4;

-- Who mentions each topic. First as it was typed, with what the list says it means; where nobody does, with its typing errors
-- mended; where nobody does either, whoever mentions any of its words.
create function attune_search.mentions(topics text[])
returns table (read text, whole boolean, numbers integer[]) language plpgsql stable as $$
declare
  typed  text;
  asked  tsquery;
  mended text;
begin
  foreach typed in array topics loop
    read := typed;
    whole := true;
    for attempt in 1 .. 2 loop
      asked := ts_rewrite(plainto_tsquery('attune_search.english', read),
          'select target, substitute from attune_search.synonym where numnode(target) > 0 order by numnode(target) desc, phrase')
        || plainto_tsquery('attune_search.plain', read);
      numbers := case when numnode(asked) = 0 then '{}' else
        array(select d.number from attune_search.document d where d.document @@ asked) end;
      exit when attempt = 2 or cardinality(numbers) > 0;
      mended := (select string_agg(coalesce(
          case when char_length(t.token) < 4 or exists (select from attune_search.word w where w.word = t.token) then null else
            (select w.word from attune_search.word w where w.word % t.token
             order by similarity(w.word, t.token) desc, w.word limit 1) end, t.token), ' ' order by t.at)
        from regexp_split_to_table(lower(unaccent(read)), '[^[:alnum:]]+') with ordinality t (token, at) where t.token <> '');
      exit when mended is null or mended = lower(unaccent(read));
      read := mended;
    end loop;
    if cardinality(numbers) = 0 and numnode(asked) > 1 then
      whole := false;
      asked := ts_rewrite(replace(plainto_tsquery('attune_search.english', read)::text, ' & ', ' | ')::tsquery,
        'select target, substitute from attune_search.synonym where numnode(target) > 0 order by numnode(target) desc, phrase');
      numbers := case when numnode(asked) = 0 then '{}' else
        array(select d.number from attune_search.document d where d.document @@ asked) end;
    end if;
    return next;
  end loop;
end $$;
-- Where the extensions are is known from here on.
do $$ begin
  execute format('alter function attune_search.mentions(text[]) set search_path = attune_search, %s, pg_catalog, pg_temp',
    (select string_agg(distinct quote_ident(n.nspname), ', ') from pg_extension e join pg_namespace n on n.oid = e.extnamespace
     where e.extname in ('unaccent', 'pg_trgm')));
end $$;
select set_config('search_path', current_setting('attune.search_path'), true);
