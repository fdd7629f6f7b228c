CREATE TABLE `desk_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`ceremony_id` integer NOT NULL,
	`grant_id` integer NOT NULL,
	`kind` text NOT NULL,
	`corrects` text,
	`desk` text NOT NULL,
	`device` text,
	`recorded_by` text,
	`pressed_at` text NOT NULL,
	`sent_at` text NOT NULL,
	`received_at` text NOT NULL,
	`offset_ms` integer NOT NULL,
	`happened_at` text NOT NULL,
	`note` text,
	`outcome` text NOT NULL,
	`problems` text,
	`signing_id` integer,
	`resolution` text,
	`resolution_note` text,
	`resolved_at` text,
	`resolved_by` text,
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `desk_entries_key` ON `desk_entries` (`key`);
--> statement-breakpoint
CREATE INDEX `desk_entries_ceremony` ON `desk_entries` (`ceremony_id`,`grant_id`);
--> statement-breakpoint
CREATE TABLE `stage_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`ceremony_id` integer NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stage_links_ceremony` ON `stage_links` (`ceremony_id`);
--> statement-breakpoint
CREATE TABLE `minutes_versions` (
	`ceremony_id` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`changes` text NOT NULL,
	`frozen_at` text NOT NULL,
	`frozen_by` text,
	PRIMARY KEY(`ceremony_id`, `version`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `ceremony_grants` ADD `seen_reason` text;
--> statement-breakpoint
ALTER TABLE `signings` ADD `is_remote` integer DEFAULT false NOT NULL;
