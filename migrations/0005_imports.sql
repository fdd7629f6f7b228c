CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`noun` text NOT NULL,
	`file_name` text,
	`stored_as` text,
	`sha256` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text,
	`delimiter` text,
	`state` text NOT NULL,
	`header` text DEFAULT '[]' NOT NULL,
	`mapping` text DEFAULT '[]' NOT NULL,
	`sample` text DEFAULT '[]' NOT NULL,
	`programme_id` integer,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`moved_at` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`digest` text,
	`problem` text,
	`result` text,
	`history_id` integer,
	`created_by` text,
	`created_at` text NOT NULL,
	`applied_at` text,
	`undone_at` text
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` integer NOT NULL,
	`row` integer NOT NULL,
	`part` integer NOT NULL,
	`noun` text NOT NULL,
	`outcome` text NOT NULL,
	`key` text,
	`label` text NOT NULL,
	`language` text,
	`country` text,
	`record_id` integer,
	`decision` text,
	`is_written` integer DEFAULT false NOT NULL,
	`shown_status` text,
	`left_out` text,
	`plan` text NOT NULL,
	PRIMARY KEY(`import_id`, `row`, `part`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_outcome` ON `import_rows` (`import_id`,`part`,`outcome`,`row`);
--> statement-breakpoint
CREATE INDEX `import_rows_key` ON `import_rows` (`import_id`,`key`);
--> statement-breakpoint
CREATE INDEX `import_rows_record` ON `import_rows` (`noun`,`record_id`);
--> statement-breakpoint
CREATE TABLE `import_columns` (
	`noun` text NOT NULL,
	`header` text NOT NULL,
	`field` text,
	PRIMARY KEY(`noun`, `header`)
);
