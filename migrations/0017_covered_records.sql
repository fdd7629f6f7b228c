CREATE TABLE `covered_records` (
	`noun` text NOT NULL,
	`first_id` integer NOT NULL,
	`last_id` integer NOT NULL,
	`import_id` integer NOT NULL,
	PRIMARY KEY(`noun`, `first_id`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
