CREATE TABLE `indicators` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`programme_id` integer NOT NULL,
	`objective_id` integer,
	`name` text NOT NULL,
	`measure` text NOT NULL,
	`filters` text NOT NULL,
	`baseline` integer,
	`baseline_on` text,
	`target` integer,
	`target_on` text,
	`is_example` integer DEFAULT false NOT NULL,
	`retired_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_slug_unique` ON `indicators` (`slug`);
--> statement-breakpoint
CREATE INDEX `indicators_programme` ON `indicators` (`programme_id`);
--> statement-breakpoint
CREATE TABLE `coalition_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`slug` text NOT NULL,
	`period_from` text NOT NULL,
	`period_until` text NOT NULL,
	`status` text NOT NULL,
	`narrative` text,
	`lessons` text,
	`risks` text,
	`next_steps` text,
	`version` integer DEFAULT 1 NOT NULL,
	`snapshot` text,
	`hash` text,
	`submitted_at` text,
	`decided_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalition_reports_slug` ON `coalition_reports` (`coalition_id`,`slug`);
--> statement-breakpoint
CREATE TABLE `report_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`author` text,
	`author_kind` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `coalition_reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_comments_report` ON `report_comments` (`report_id`);
