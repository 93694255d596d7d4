-- Words for what organisations do that the firm's own register taught, counted in names whose industry nobody knew. Words
-- come to be added, with the generation that added them: names filed before it are filed anew where they bear the word.
create table learnt_industry (
  word text primary key check (length(word) between 2 and 4),
  -- Names that ended with it, and trade names before it.
  names integer not null check (names > 0),
  brands integer not null check (brands > 0),
  generation smallint not null check (generation between 1 and 999),
  learnt_at timestamptz not null
);
create index learnt_industry_generation on learnt_industry (generation);
call protect_for_system('learnt_industry');

-- From here on the version a name was filed by is that of the rules times 1,000 and the generation of words, 0 for names that
-- are to be filed anew whatever filed them.
comment on column party_search_name.matcher_version is 'rules × 1,000 + generation of learnt words';
