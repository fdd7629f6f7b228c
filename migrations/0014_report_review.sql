-- What readers say of a paragraph of a coalition's report, each handing-in as it stood, and what each tab last sent of
-- a draft, so that two who write at one time are joined paragraph by paragraph.
ALTER TABLE `report_comments` ADD `paragraph` integer;
--> statement-breakpoint
ALTER TABLE `report_comments` ADD `quote` text;
--> statement-breakpoint
ALTER TABLE `report_comments` ADD `submission` integer;
--> statement-breakpoint
ALTER TABLE `report_comments` ADD `answers_id` integer REFERENCES report_comments(id);
--> statement-breakpoint
ALTER TABLE `report_comments` ADD `resolved_at` text;
--> statement-breakpoint
ALTER TABLE `report_comments` ADD `resolved_by` text;
--> statement-breakpoint
CREATE TABLE `report_submissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`hash` text NOT NULL,
	`submitted_at` text NOT NULL,
	`decision` text,
	`decided_at` text,
	FOREIGN KEY (`report_id`) REFERENCES `coalition_reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_submissions_number` ON `report_submissions` (`report_id`,`number`);
--> statement-breakpoint
INSERT INTO `report_submissions` (`report_id`, `number`, `snapshot`, `hash`, `submitted_at`, `decision`, `decided_at`)
SELECT `id`, 1, `snapshot`, `hash`, `submitted_at`, CASE WHEN `status` IN ('accepted', 'returned') THEN `status` END, CASE WHEN `status` IN ('accepted', 'returned') THEN `decided_at` END
FROM `coalition_reports` WHERE `snapshot` IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `report_typed` (
	`report_id` integer NOT NULL,
	`tab` text NOT NULL,
	`part` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`report_id`, `tab`, `part`),
	FOREIGN KEY (`report_id`) REFERENCES `coalition_reports`(`id`) ON UPDATE no action ON DELETE no action
);
