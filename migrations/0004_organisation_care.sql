CREATE TABLE `duplicate_pairs` (
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`is_claimed` integer NOT NULL,
	`reasons` text NOT NULL,
	`found_at` text NOT NULL,
	`told_apart_at` text,
	`told_apart_by` text,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`first_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duplicate_pairs_second` ON `duplicate_pairs` (`second_id`);
--> statement-breakpoint
CREATE INDEX `duplicate_pairs_open` ON `duplicate_pairs` (`is_claimed`) WHERE told_apart_at is null;
--> statement-breakpoint
CREATE TABLE `organisation_merges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survivor_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`merged_at` text NOT NULL,
	`merged_by` text,
	`record` text NOT NULL,
	`undone_at` text,
	`undone_by` text,
	FOREIGN KEY (`survivor_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_merges_survivor` ON `organisation_merges` (`survivor_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_merges_merged` ON `organisation_merges` (`merged_id`) WHERE undone_at is null;
--> statement-breakpoint
CREATE INDEX `organisations_registration` ON `organisations` (`registration_number`);
--> statement-breakpoint
CREATE INDEX `organisations_website_host` ON `organisations` (lower(replace(substr(website || '/', instr(website, '//') + 2, instr(substr(website || '/', instr(website, '//') + 2), '/') - 1), 'www.', ''))) WHERE website is not null;
--> statement-breakpoint
CREATE INDEX `organisations_merged_into` ON `organisations` (`merged_into_id`) WHERE merged_into_id is not null;
--> statement-breakpoint
ALTER TABLE `organisation_names` ADD `source_id` integer REFERENCES sources(id);
--> statement-breakpoint
CREATE TABLE `profile_proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`changes` text NOT NULL,
	`proposed_by` text,
	`proposed_at` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`reason` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `profile_proposals_organisation` ON `profile_proposals` (`organisation_id`,`state`);
--> statement-breakpoint
CREATE INDEX `profile_proposals_waiting` ON `profile_proposals` (`id`) WHERE state = 'waiting';
--> statement-breakpoint
CREATE TABLE `confirmation_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`asked_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `confirmation_links_organisation` ON `confirmation_links` (`organisation_id`,`asked_at`);
--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`email` text,
	`language` text NOT NULL,
	`sent_by` text,
	`sent_at` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` text,
	`link_hash` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `corrections_organisation` ON `corrections` (`organisation_id`);
--> statement-breakpoint
CREATE INDEX `corrections_waiting` ON `corrections` (`id`) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX `corrections_link` ON `corrections` (`link_hash`) WHERE link_hash is not null;
