-- Readings of indicators: by which definition, at which revision of the registry, and which records it counted.
ALTER TABLE `indicators` ADD `version` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
CREATE TABLE `indicator_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`measure` text NOT NULL,
	`filters` text NOT NULL,
	`reason` text NOT NULL,
	`label` text,
	`revision` integer NOT NULL,
	`records` text NOT NULL,
	`taken_at` text NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_readings_indicator` ON `indicator_readings` (`indicator_id`);
