CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recipient` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`queued_at` text NOT NULL,
	`sent_at` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `mails_unsent` ON `mails` (`id`) WHERE sent_at is null;
--> statement-breakpoint
-- Ways of signing in
ALTER TABLE `sign_in_links` ADD `browser_hash` text;
--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `leads_to` text;
--> statement-breakpoint
ALTER TABLE `browser_sessions` ADD `authenticated_at` text;
--> statement-breakpoint
ALTER TABLE `browser_sessions` ADD `has_second_step` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TABLE `passwords` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer DEFAULT 0 NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential_id_unique` ON `passkeys` (`credential_id`);
--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`person_id`);
--> statement-breakpoint
CREATE TABLE `authenticators` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` integer NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`person_id`, `hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `address_changes` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`email` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `address_changes_person` ON `address_changes` (`person_id`);
--> statement-breakpoint
CREATE INDEX `sign_in_links_person` ON `sign_in_links` (`person_id`);

--> statement-breakpoint
-- Administration of people
ALTER TABLE `mails` ADD `next_attempt_at` text;
--> statement-breakpoint
ALTER TABLE `mails` ADD `given_up_at` text;
--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` text;
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`link_hash` text NOT NULL,
	`language` text NOT NULL,
	`invited_by` text,
	`created_at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_hash`) REFERENCES `sign_in_links`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_link` ON `invitations` (`link_hash`);
--> statement-breakpoint
CREATE INDEX `invitations_person` ON `invitations` (`person_id`);
--> statement-breakpoint
CREATE TABLE `join_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_hash` text NOT NULL,
	`email` text,
	`name` text,
	`message` text,
	`language` text NOT NULL,
	`organisation_id` integer,
	`new_name` text,
	`new_country` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`verified_at` text,
	`decided_at` text,
	`decided_by` text,
	`outcome` text,
	`reason` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_requests_link` ON `join_requests` (`link_hash`);
--> statement-breakpoint
CREATE INDEX `join_requests_email` ON `join_requests` (`email`);
--> statement-breakpoint
CREATE INDEX `join_requests_open` ON `join_requests` (`id`) WHERE verified_at is not null and decided_at is null;
--> statement-breakpoint
CREATE TABLE `ceremony_desk_people` (
	`ceremony_id` integer NOT NULL,
	`person` text NOT NULL,
	`named_at` text NOT NULL,
	`named_by` text,
	PRIMARY KEY(`ceremony_id`, `person`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisation_contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_contacts_organisation` ON `organisation_contacts` (`organisation_id`);
--> statement-breakpoint
ALTER TABLE `personal_values` ADD `consented_on` text;
--> statement-breakpoint
CREATE INDEX `personal_values_value` ON `personal_values` (`value`) WHERE value is not null;
--> statement-breakpoint
CREATE INDEX `history_actor` ON `history` (`actor`,`id`);
