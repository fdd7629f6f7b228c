-- Whom a link that confirms a profile was sent to: a member, or a contact who agreed that their address is public.
ALTER TABLE `confirmation_links` ADD `recipient` text DEFAULT 'member' NOT NULL;
