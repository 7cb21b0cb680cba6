DROP INDEX "runs_entry";--> statement-breakpoint
CREATE UNIQUE INDEX "runs_entry" ON "runs" USING btree ("contact_id","flow_id","entry_key") WHERE status in ('live', 'halted');--> statement-breakpoint
-- Rows that are rewritten all the time get room on their page: a new version of a contact then needs no new index entries.
alter table contacts set (fillfactor = 60);--> statement-breakpoint
alter table runs set (fillfactor = 80);--> statement-breakpoint
alter table deliveries set (fillfactor = 80);
