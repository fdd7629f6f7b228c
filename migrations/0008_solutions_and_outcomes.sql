CREATE TABLE `institutions_addressed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`country` text,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `institutions_addressed_coalition` ON `institutions_addressed` (`coalition_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `institutions_addressed_import_key` ON `institutions_addressed` (`import_key`);
--> statement-breakpoint
CREATE TABLE `actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`kind` text NOT NULL,
	`acted_on` text,
	`institution` text,
	`country` text,
	`what` text NOT NULL,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `actions_coalition` ON `actions` (`coalition_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_import_key` ON `actions` (`import_key`);
--> statement-breakpoint
CREATE TABLE `action_participants` (
	`action_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`organisation_id` integer,
	PRIMARY KEY(`action_id`, `position`),
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_participants_organisation` ON `action_participants` (`organisation_id`);
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`country` text,
	`institution` text NOT NULL,
	`step` text NOT NULL,
	`happened_on` text,
	`what_changed` text NOT NULL,
	`contribution` text,
	`reason` text,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcomes_coalition` ON `outcomes` (`coalition_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_import_key` ON `outcomes` (`import_key`);
--> statement-breakpoint
CREATE TABLE `substantiations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`outcome_id` integer NOT NULL,
	`hash` text NOT NULL,
	`asked_by` text,
	`asked_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`answered_at` text,
	`answer` text,
	`post` text,
	`comment` text,
	FOREIGN KEY (`outcome_id`) REFERENCES `outcomes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `substantiations_hash` ON `substantiations` (`hash`);
--> statement-breakpoint
CREATE INDEX `substantiations_outcome` ON `substantiations` (`outcome_id`);
--> statement-breakpoint
CREATE TABLE `publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coalition_id` integer NOT NULL,
	`title` text NOT NULL,
	`title_language` text,
	`period_from` text,
	`period_until` text,
	`published_on` text,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_coalition` ON `publications` (`coalition_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_import_key` ON `publications` (`import_key`);
--> statement-breakpoint
CREATE TABLE `solutions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`theme_id` integer,
	`problem` text,
	`what_works` text NOT NULL,
	`origin_country` text,
	`origin_since` text,
	`origin_organisation_id` integer,
	`evidence_text` text,
	`session_id` integer,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`origin_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `solutions_slug_unique` ON `solutions` (`slug`);
--> statement-breakpoint
CREATE UNIQUE INDEX `solutions_import_key` ON `solutions` (`import_key`);
--> statement-breakpoint
CREATE TABLE `diffusion_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`solution_id` integer NOT NULL,
	`country` text NOT NULL,
	`part` text,
	`step` text NOT NULL,
	`taken_on` text,
	`reason` text,
	`note` text,
	`import_key` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`solution_id`) REFERENCES `solutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `diffusion_steps_solution` ON `diffusion_steps` (`solution_id`,`country`);
--> statement-breakpoint
CREATE UNIQUE INDEX `diffusion_steps_import_key` ON `diffusion_steps` (`import_key`);
--> statement-breakpoint
CREATE TABLE `diffusion_carriers` (
	`diffusion_step_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`organisation_id` integer,
	`coalition_id` integer,
	PRIMARY KEY(`diffusion_step_id`, `position`),
	FOREIGN KEY (`diffusion_step_id`) REFERENCES `diffusion_steps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evidence_uses` (
	`evidence_id` integer NOT NULL,
	`noun` text NOT NULL,
	`record_id` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`noun`, `record_id`, `evidence_id`),
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_uses_evidence` ON `evidence_uses` (`evidence_id`);
--> statement-breakpoint
CREATE TABLE `session_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`owner` text,
	`organisation_id` integer,
	`due_on` text,
	`idempotency_key` text,
	`became_noun` text,
	`became_id` integer,
	`set_aside_reason` text,
	`settled_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_lines_session` ON `session_lines` (`session_id`);
--> statement-breakpoint
CREATE INDEX `session_lines_became` ON `session_lines` (`became_noun`,`became_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_lines_key` ON `session_lines` (`idempotency_key`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `outcome_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `action_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `solution_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `evidence_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
