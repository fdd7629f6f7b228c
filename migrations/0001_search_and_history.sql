-- Written by hand: full-text search and triggers, for which drizzle has no word.
INSERT INTO `registry_state` (`id`, `revision`, `changed_at`) VALUES (1, 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
--> statement-breakpoint
CREATE TRIGGER `history_is_never_updated` BEFORE UPDATE ON `history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `history_is_never_deleted` BEFORE DELETE ON `history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `history_subjects_are_never_updated` BEFORE UPDATE ON `history_subjects`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `history_subjects_are_never_deleted` BEFORE DELETE ON `history_subjects`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE VIRTUAL TABLE `organisation_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `grant_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `event_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE VIRTUAL TABLE `coalition_search` USING fts5(`names`, `texts`, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
