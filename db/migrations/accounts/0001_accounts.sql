-- The accounts of the firm, in the schema `auth`, owned by the role covenant_auth alone: the rest of
-- the product cannot read them. `if not exists`: the first version of the product made them at every start.

-- Kept by better-auth: who may sign in, with which password, and who is signed in.
create table if not exists "user" (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  disabled_at timestamptz
);
create table if not exists account (
  id text primary key,
  user_id text not null references "user" on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- argon2id, as a PHC string.
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index if not exists account_user on account (user_id);
create table if not exists session (
  id text primary key,
  user_id text not null references "user" on delete cascade,
  token text not null unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index if not exists session_user_id on session (user_id);
create table if not exists verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index if not exists verification_identifier on verification (identifier);

-- Ours: times here are of the product's clock.

-- When a session began and was last used: ends it after idleness and in any case after a day's work.
create table if not exists session_use (
  session_id text primary key references session on delete cascade,
  started_at timestamptz not null,
  last_used_at timestamptz not null
);
create index if not exists session_use_started on session_use (started_at);

-- Failures to sign in, by keyed hash of the mail typed: an unknown mail leaves the same trace.
create table if not exists sign_in_attempt (
  mail_hash text primary key,
  failures integer not null check (failures >= 0),
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index if not exists sign_in_attempt_last on sign_in_attempt (last_failed_at);

-- The password was right, the second factor is awaited.
create table if not exists totp_challenge (
  token_hash text primary key,
  user_id text not null references "user" on delete cascade,
  expires_at timestamptz not null
);
create table if not exists totp (
  user_id text primary key references "user" on delete cascade,
  -- Encrypted with the installation's secret.
  secret text not null,
  confirmed_at timestamptz,
  -- Keyed hashes; a used one is taken out.
  recovery_codes text[] not null default '{}'
);
-- Time steps whose code was used: none is taken twice.
create table if not exists totp_step (
  user_id text not null references "user" on delete cascade,
  step bigint not null,
  primary key (user_id, step)
);

-- Links in mails by which a password is set; the newest replaces the older ones.
create table if not exists password_link (
  user_id text primary key references "user" on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
