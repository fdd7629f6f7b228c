-- Finding partners: saved consortia that each organisation confirms, calls for partners, introductions.
CREATE TABLE `consortia` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`title` text NOT NULL,
	`scheme_id` integer,
	`amount_minor` integer,
	`currency` text,
	`created_by` text,
	`grant_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consortia_public_id_unique` ON `consortia` (`public_id`);--> statement-breakpoint
CREATE TABLE `consortium_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consortium_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`role` text NOT NULL,
	`task` text,
	`share` integer NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`word` text,
	`decided_at` text,
	`decided_by` text,
	`secret_hash` text NOT NULL,
	FOREIGN KEY (`consortium_id`) REFERENCES `consortia`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consortium_members_secret_hash_unique` ON `consortium_members` (`secret_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `consortium_members_once` ON `consortium_members` (`consortium_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `consortium_members_organisation` ON `consortium_members` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `calls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`organisation_id` integer NOT NULL,
	`title` text NOT NULL,
	`title_language` text,
	`offered` text NOT NULL,
	`wanted` text NOT NULL,
	`role` text NOT NULL,
	`experience` text,
	`countries` text DEFAULT '[]' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`scheme_id` integer,
	`deadline` text NOT NULL,
	`status` text NOT NULL,
	`closed_on` text,
	`closing_word` text,
	`created_by` text,
	`reminded_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_slug_unique` ON `calls` (`slug`);--> statement-breakpoint
CREATE INDEX `calls_organisation` ON `calls` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `calls_deadline` ON `calls` (`deadline`);--> statement-breakpoint
CREATE TABLE `call_themes` (
	`call_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	PRIMARY KEY(`call_id`, `theme_id`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `call_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`call_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`message` text NOT NULL,
	`state` text NOT NULL,
	`answered_by` text,
	`answered_at` text NOT NULL,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `call_answers_once` ON `call_answers` (`call_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `call_answers_organisation` ON `call_answers` (`organisation_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `call_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");--> statement-breakpoint
CREATE TABLE `introductions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`from_id` integer NOT NULL,
	`to_id` integer NOT NULL,
	`state` text NOT NULL,
	`written_by` text,
	`decided_by` text,
	`decided_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`from_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `introductions_public_id_unique` ON `introductions` (`public_id`);--> statement-breakpoint
CREATE INDEX `introductions_from` ON `introductions` (`from_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `introductions_to` ON `introductions` (`to_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `introduction_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`introduction_id` integer NOT NULL,
	`from_id` integer NOT NULL,
	`body` text NOT NULL,
	`sent_at` text NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `introduction_messages_introduction` ON `introduction_messages` (`introduction_id`);--> statement-breakpoint
CREATE TABLE `introduction_blocks` (
	`blocker_id` integer NOT NULL,
	`blocked_id` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`blocker_id`, `blocked_id`),
	FOREIGN KEY (`blocker_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `introduction_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`introduction_id` integer NOT NULL,
	`reason` text NOT NULL,
	`reported_at` text NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `introduction_reports_introduction` ON `introduction_reports` (`introduction_id`);
