-- Advice to a client is proposed by one, approved or returned by another lawyer, and then sent as it was approved (M3).
create table advice_proposal (
  id uuid primary key,
  subject_id uuid not null references subject,
  development_id uuid not null references business_development,
  text text not null check (length(text) between 1 and 10000),
  author_id uuid not null references person,
  -- Who is asked; another lawyer may answer in their place.
  approver_id uuid not null references person,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('approved', 'returned')),
  reason text check (length(reason) between 1 and 2000),
  decided_by uuid references person,
  decided_at timestamptz,
  check (author_id <> approver_id),
  check (author_id <> decided_by),
  check ((outcome is null) = (decided_by is null)),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is not distinct from 'returned') = (reason is not null))
);
create index advice_proposal_subject on advice_proposal (subject_id);
create index advice_proposal_development on advice_proposal (development_id, proposed_at desc, id desc);
create unique index advice_proposal_waiting on advice_proposal (development_id) where outcome is null;
create index advice_proposal_author on advice_proposal (author_id);
create index advice_proposal_approver on advice_proposal (approver_id);
create index advice_proposal_decided_by on advice_proposal (decided_by) where decided_by is not null;
call protect_by_subject('advice_proposal', '''client''', 'subject_id', 'select, insert, update');

create function advice_proposal_steps() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.outcome is not null then
        raise exception 'advice begins as a proposal' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    if old.outcome is not null or (new.id, new.subject_id, new.development_id, new.text, new.author_id, new.approver_id, new.proposed_at)
      is distinct from (old.id, old.subject_id, old.development_id, old.text, old.author_id, old.approver_id, old.proposed_at) then
      raise exception 'a proposal is decided once and stays as it was made' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger advice_proposal_steps before insert or update on advice_proposal for each row execute function advice_proposal_steps();

alter table business_development
  drop constraint business_development_state_check,
  drop constraint business_development_check,
  add constraint business_development_state_check
    check (state in ('recorded', 'proposed', 'approved', 'advised', 'not_needed')),
  add constraint business_development_check check ((state in ('recorded', 'proposed', 'approved')) = (settled_at is null));

create or replace function business_development_steps() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.state <> 'recorded' then
        raise exception 'news begin as recorded' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    if old.state in ('advised', 'not_needed') then
      raise exception 'advice on these news is settled' using errcode = 'integrity_constraint_violation';
    end if;
    if (old.state, new.state) not in (('recorded', 'recorded'), ('recorded', 'proposed'), ('recorded', 'not_needed'),
      ('proposed', 'recorded'), ('proposed', 'approved'), ('approved', 'advised'), ('approved', 'not_needed')) then
      raise exception 'advice is proposed, approved and sent' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'proposed' and not exists (
      select 1 from advice_proposal p where p.development_id = new.id and p.outcome is null) then
      raise exception 'advice is proposed by a proposal' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'advised') and coalesce((select p.outcome from advice_proposal p where p.development_id = new.id
      order by p.proposed_at desc, p.id desc limit 1), '') <> 'approved' then
      raise exception 'advice goes out approved' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'advised' and not exists (
      select 1 from advice a where a.development_id = new.id and a.subject_id = new.subject_id
        and (a.text, a.author_id, a.approved_by) = (select p.text, p.author_id, p.decided_by from advice_proposal p
          where p.development_id = new.id order by p.proposed_at desc, p.id desc limit 1)) then
      raise exception 'advice is sent as it was approved' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
