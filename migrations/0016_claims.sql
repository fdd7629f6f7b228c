-- Claims are recorded by staff: the rows meant as slugs and codes, the parts of a printed sum, and taking away.
ALTER TABLE `claims` ADD `schemes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `countries` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `parts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `claims` ADD `withdrawn_reason` text;--> statement-breakpoint
-- Until now the rows stood as the file has them: `scheme=Local Initiatives,Media; country=MK,RS`.
UPDATE `claims` SET
  `schemes` = (
    SELECT json_group_array(schemes.slug) FROM schemes
    WHERE schemes.programme_id = claims.programme_id
      AND instr(',' || substr(rows_meant, 8, instr(rows_meant || ';', ';') - 8) || ',', ',' || schemes.name || ',') > 0
  )
WHERE rows_meant LIKE 'scheme=%';
--> statement-breakpoint
UPDATE `claims` SET `countries` = '["' || replace(substr(rows_meant, instr(rows_meant, 'country=') + 8), ',', '","') || '"]'
WHERE instr(rows_meant, 'country=') > 0;
--> statement-breakpoint
-- Their sources and their history stood at the programme.
UPDATE `citations` SET
  `record_id` = (SELECT id FROM claims WHERE 'claim ' || claims.slug = citations.field), `noun` = 'claim', `field` = NULL
WHERE `noun` = 'programme' AND `field` IN (SELECT 'claim ' || slug FROM claims);
--> statement-breakpoint
INSERT OR IGNORE INTO `history_subjects` (`history_id`, `noun`, `record_id`)
SELECT history.id, 'claim', claims.id FROM history JOIN claims ON claims.slug = history.after ->> 'slug'
WHERE history.event = 'claim.loaded';
--> statement-breakpoint
ALTER TABLE `claims` DROP COLUMN `rows_meant`;
