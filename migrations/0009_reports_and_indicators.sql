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
