CREATE TABLE `coalition_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`status` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalition_reports_period` ON `coalition_reports` (`coalition_id`,`period_from`,`period_to`);
--> statement-breakpoint
CREATE TABLE `coalition_report_texts` (
	`report_id` integer NOT NULL,
	`part` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text,
	PRIMARY KEY(`report_id`, `part`),
	FOREIGN KEY (`report_id`) REFERENCES `coalition_reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `coalition_report_submissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`hash` text NOT NULL,
	`submitted_at` text NOT NULL,
	`submitted_by` text,
	`outcome` text,
	`reason` text,
	`decided_at` text,
	`decided_by` text,
	FOREIGN KEY (`report_id`) REFERENCES `coalition_reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalition_report_submissions_number` ON `coalition_report_submissions` (`report_id`,`number`);
--> statement-breakpoint
CREATE TABLE `coalition_report_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`part` text NOT NULL,
	`paragraph` integer NOT NULL,
	`body` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text,
	FOREIGN KEY (`submission_id`) REFERENCES `coalition_report_submissions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coalition_report_comments_submission` ON `coalition_report_comments` (`submission_id`);
