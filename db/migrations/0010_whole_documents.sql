-- Documents hold their groups and stages since this release; those written before it get the empty lists they stand for.
UPDATE "flows" SET "draft" = '{"groups": [], "stages": []}'::jsonb || "draft" WHERE NOT ("draft" ? 'groups' AND "draft" ? 'stages');--> statement-breakpoint
UPDATE "versions" SET "document" = '{"groups": [], "stages": []}'::jsonb || "document" WHERE NOT ("document" ? 'groups' AND "document" ? 'stages');
