CREATE TABLE `citations` (
	`id` integer PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	`field` text,
	`source_id` integer NOT NULL,
	`basis` text NOT NULL,
	`note` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `citations_record` ON `citations` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `hints` (
	`id` integer PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	`kind` text NOT NULL,
	`other_id` integer,
	`text` text,
	`source_id` integer,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hints_record` ON `hints` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `history` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`door` text NOT NULL,
	`event` text NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	`request_id` text,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `history_record` ON `history` (`noun`,`record_id`);--> statement-breakpoint
CREATE INDEX `history_revision` ON `history` (`revision`);--> statement-breakpoint
CREATE TABLE `history_subjects` (
	`history_id` integer NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	PRIMARY KEY(`noun`, `record_id`, `history_id`),
	FOREIGN KEY (`history_id`) REFERENCES `history`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_subjects_history` ON `history_subjects` (`history_id`);--> statement-breakpoint
CREATE TABLE `personal_values` (
	`id` integer PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`salt` text,
	`is_public` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `personal_values_record` ON `personal_values` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `registry_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` text NOT NULL,
	`seed` text,
	CONSTRAINT "registry_state_single" CHECK("registry_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`read_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_address` ON `sources` (`address`,`read_on`);--> statement-breakpoint
CREATE TABLE `ceremonies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`programme_id` integer NOT NULL,
	`title` text NOT NULL,
	`session_id` integer,
	`planned_on` text,
	`planned_from` text,
	`planned_until` text,
	`place` text,
	`closed_at` text,
	`is_list_public` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ceremonies_slug_unique` ON `ceremonies` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `ceremonies_session` ON `ceremonies` (`session_id`);--> statement-breakpoint
CREATE INDEX `ceremonies_planned` ON `ceremonies` (`planned_on`);--> statement-breakpoint
CREATE TABLE `ceremony_countries` (
	`ceremony_id` integer NOT NULL,
	`country` text NOT NULL,
	PRIMARY KEY(`ceremony_id`, `country`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ceremony_grants` (
	`ceremony_id` integer NOT NULL,
	`grant_id` integer NOT NULL,
	`position` integer NOT NULL,
	`state` text DEFAULT 'listed' NOT NULL,
	`state_at` text,
	`note` text,
	PRIMARY KEY(`ceremony_id`, `grant_id`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ceremony_grants_grant` ON `ceremony_grants` (`grant_id`);--> statement-breakpoint
CREATE TABLE `ceremony_schemes` (
	`ceremony_id` integer NOT NULL,
	`scheme_id` integer NOT NULL,
	PRIMARY KEY(`ceremony_id`, `scheme_id`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `coalition_themes` (
	`coalition_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	PRIMARY KEY(`coalition_id`, `theme_id`),
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `coalitions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_language` text,
	`name_english` text,
	`acronym` text,
	`other_names` text DEFAULT '[]' NOT NULL,
	`kind` text NOT NULL,
	`scope` text,
	`countries` text DEFAULT '[]' NOT NULL,
	`problem` text,
	`ask` text NOT NULL,
	`theme_note` text,
	`formed_on` text,
	`formed_at_session_id` integer,
	`status` text NOT NULL,
	`website` text,
	`network_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`formed_at_session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalitions_slug_unique` ON `coalitions` (`slug`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer,
	`network_id` integer,
	`organisation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`role` text,
	`joined_on` text,
	`left_on` text,
	`has_left` integer DEFAULT false NOT NULL,
	`left_reason` text,
	`note` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_coalition` ON `memberships` (`coalition_id`);--> statement-breakpoint
CREATE INDEX `memberships_network` ON `memberships` (`network_id`);--> statement-breakpoint
CREATE INDEX `memberships_organisation` ON `memberships` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`programme_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`subtitle` text,
	`description` text,
	`venue` text,
	`city` text,
	`country` text,
	`starts_on` text,
	`ends_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug_unique` ON `events` (`slug`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`number` integer,
	`title` text NOT NULL,
	`description` text,
	`day` text NOT NULL,
	`starts_at` text,
	`ends_at` text,
	`panel_id` integer,
	`theme_id` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`panel_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_slug` ON `sessions` (`event_id`,`slug`);--> statement-breakpoint
CREATE INDEX `sessions_event` ON `sessions` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`statement` text NOT NULL,
	`value` text,
	`unit` text,
	`publisher` text NOT NULL,
	`year` integer,
	`period` text,
	`place` text,
	`theme_id` integer,
	`cited_by_event_id` integer,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cited_by_event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_slug_unique` ON `evidence` (`slug`);--> statement-breakpoint
CREATE TABLE `grant_participants` (
	`grant_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`role` text NOT NULL,
	`task` text,
	`share` integer,
	`position` integer NOT NULL,
	`name_at_signing` text,
	PRIMARY KEY(`grant_id`, `organisation_id`),
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grant_participants_organisation` ON `grant_participants` (`organisation_id`,`role`);--> statement-breakpoint
CREATE TABLE `grant_themes` (
	`grant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	PRIMARY KEY(`grant_id`, `theme_id`),
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grant_themes_theme` ON `grant_themes` (`theme_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`is_reference_minted` integer NOT NULL,
	`import_key` text,
	`programme_id` integer NOT NULL,
	`scheme_id` integer,
	`title` text,
	`title_language` text,
	`summary` text,
	`lead_id` integer NOT NULL,
	`country` text,
	`amount_minor` integer,
	`currency` text,
	`starts_on` text,
	`ends_on` text,
	`status` text,
	`signed_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_reference_unique` ON `grants` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `grants_import_key_unique` ON `grants` (`import_key`);--> statement-breakpoint
CREATE INDEX `grants_lead` ON `grants` (`lead_id`);--> statement-breakpoint
CREATE INDEX `grants_programme` ON `grants` (`programme_id`,`scheme_id`);--> statement-breakpoint
CREATE INDEX `grants_signed` ON `grants` (`signed_on`);--> statement-breakpoint
CREATE TABLE `organisation_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`language` text,
	`script` text,
	`used_from` text,
	`used_until` text,
	`exact_key` text NOT NULL,
	`script_key` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_names_organisation` ON `organisation_names` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_names_exact` ON `organisation_names` (`exact_key`);--> statement-breakpoint
CREATE INDEX `organisation_names_script` ON `organisation_names` (`script_key`);--> statement-breakpoint
CREATE TABLE `organisation_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisation_themes` (
	`organisation_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `theme_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_themes_theme` ON `organisation_themes` (`theme_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`country` text,
	`name` text NOT NULL,
	`name_language` text,
	`city` text,
	`legal_form` text,
	`registration_number` text,
	`founded_on` text,
	`website` text,
	`scope` text,
	`status` text DEFAULT 'active' NOT NULL,
	`merged_into_id` integer,
	`missions` text DEFAULT '{}' NOT NULL,
	`working_languages` text DEFAULT '[]' NOT NULL,
	`target_groups` text DEFAULT '[]' NOT NULL,
	`staff_band` text,
	`budget_band` text,
	`verified_on` text,
	`verified_by` text,
	`confirmed_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`merged_into_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug_unique` ON `organisations` (`slug`);--> statement-breakpoint
CREATE INDEX `organisations_country_kind` ON `organisations` (`country`,`kind`);--> statement-breakpoint
CREATE TABLE `browser_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`device` text,
	`is_practice` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `browser_sessions_person` ON `browser_sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`created_at` text NOT NULL,
	`suspended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_public_id_unique` ON `people` (`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `person_roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`countries` text,
	`programme_id` integer,
	`organisation_id` integer,
	`created_at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_roles_person` ON `person_roles` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`is_practice` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`programme_id` integer,
	`what` text NOT NULL,
	`unit` text NOT NULL,
	`count` integer,
	`amount_minor` integer,
	`currency` text,
	`period` text,
	`rows_meant` text,
	`note` text,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_slug_unique` ON `claims` (`slug`);--> statement-breakpoint
CREATE TABLE `objectives` (
	`id` integer PRIMARY KEY NOT NULL,
	`programme_id` integer NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objectives_number` ON `objectives` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `programme_implementers` (
	`programme_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`is_lead` integer NOT NULL,
	`countries` text NOT NULL,
	PRIMARY KEY(`programme_id`, `organisation_id`),
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`code` text NOT NULL,
	`funder_id` integer,
	`agreement_on` text,
	`size` text,
	`last_reference` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`funder_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_slug_unique` ON `programmes` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_code_unique` ON `programmes` (`code`);--> statement-breakpoint
CREATE TABLE `scheme_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`scheme_id` integer NOT NULL,
	`in_force_from` text,
	`in_force_until` text,
	`conditions` text NOT NULL,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scheme_versions_scheme` ON `scheme_versions` (`scheme_id`);--> statement-breakpoint
CREATE TABLE `schemes` (
	`id` integer PRIMARY KEY NOT NULL,
	`programme_id` integer NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schemes_slug_unique` ON `schemes` (`slug`);--> statement-breakpoint
CREATE INDEX `schemes_programme` ON `schemes` (`programme_id`);--> statement-breakpoint
CREATE TABLE `signings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`grant_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ceremony_id` integer,
	`signed_on` text NOT NULL,
	`signed_at` text,
	`recorded_later_reason` text,
	`seen_reason` text,
	`override_reason` text,
	`recorded_by` text,
	`recorded_at` text NOT NULL,
	`device` text,
	`idempotency_key` text,
	`reversed_at` text,
	`reversed_on` text,
	`reversal_reason` text,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signings_active` ON `signings` (`grant_id`) WHERE "signings"."reversed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `signings_key` ON `signings` (`idempotency_key`) WHERE "signings"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX `signings_ceremony` ON `signings` (`ceremony_id`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`parent_id` integer,
	`position` integer NOT NULL,
	`names` text NOT NULL,
	`dac_code` text,
	`sdg_target` text,
	`retired_on` text,
	FOREIGN KEY (`parent_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `themes_slug_unique` ON `themes` (`slug`);