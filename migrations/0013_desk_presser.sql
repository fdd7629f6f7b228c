ALTER TABLE `desk_entries` ADD `pressed_by` text;
