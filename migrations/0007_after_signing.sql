-- What comes after signing: steps of status, amendments, payments, reports due, rates, documents.
alter table grants add amended_minor integer;
--> statement-breakpoint
alter table grants add amended_ends_on text;
--> statement-breakpoint
alter table grant_participants add amended_share integer;
--> statement-breakpoint
alter table grant_participants add joined_on text;
--> statement-breakpoint
alter table grant_participants add left_on text;
--> statement-breakpoint
create table grant_steps (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  status text not null,
  "on" text not null,
  reason text not null,
  recorded_by text,
  recorded_at text not null
);
--> statement-breakpoint
create index grant_steps_grant on grant_steps (grant_id);
--> statement-breakpoint
create table amendments (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  number integer not null,
  kind text not null,
  effective_on text not null,
  reason text not null,
  batch text,
  amount_before integer,
  amount_after integer,
  ends_before text,
  ends_after text,
  organisation_id integer references organisations(id),
  task text,
  shares text,
  scope_before text,
  scope_after text,
  seen_reason text,
  override_reason text,
  recorded_by text,
  recorded_at text not null,
  idempotency_key text
);
--> statement-breakpoint
create unique index amendments_number on amendments (grant_id, number);
--> statement-breakpoint
create unique index amendments_key on amendments (idempotency_key) where idempotency_key is not null;
--> statement-breakpoint
create index amendments_batch on amendments (batch);
--> statement-breakpoint
create table instalments (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  position integer not null,
  due_on text not null,
  amount_minor integer not null,
  note text
);
--> statement-breakpoint
create index instalments_grant on instalments (grant_id);
--> statement-breakpoint
create table payments (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  paid_on text not null,
  amount_minor integer not null,
  note text,
  reverses_id integer,
  recorded_by text,
  recorded_at text not null,
  idempotency_key text
);
--> statement-breakpoint
create index payments_grant on payments (grant_id);
--> statement-breakpoint
create unique index payments_key on payments (idempotency_key) where idempotency_key is not null;
--> statement-breakpoint
create unique index payments_reverses on payments (reverses_id) where reverses_id is not null;
--> statement-breakpoint
create table grant_reports (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  kind text not null,
  due_on text not null,
  received_on text,
  note text,
  recorded_at text not null
);
--> statement-breakpoint
create index grant_reports_grant on grant_reports (grant_id);
--> statement-breakpoint
create index grant_reports_due on grant_reports (due_on) where received_on is null;
--> statement-breakpoint
create table rates (
  id integer primary key autoincrement not null,
  currency text not null,
  "on" text not null,
  per_euro integer not null,
  source text not null,
  recorded_by text,
  recorded_at text not null
);
--> statement-breakpoint
create unique index rates_day on rates (currency, "on");
--> statement-breakpoint
create table documents (
  id integer primary key autoincrement not null,
  grant_id integer not null references grants(id),
  sha256 text not null,
  size integer not null,
  media_type text not null,
  file_name text not null,
  title text not null,
  kind text not null,
  is_public integer not null,
  uploaded_by text,
  uploaded_at text not null,
  withdrawn_at text,
  withdrawn_reason text
);
--> statement-breakpoint
create index documents_grant on documents (grant_id);
