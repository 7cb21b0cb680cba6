-- One statement: the table is rewritten once.
ALTER TABLE "decisions" ALTER COLUMN "proposal" SET DATA TYPE json, ALTER COLUMN "facts" SET DATA TYPE json, ALTER COLUMN "trace" SET DATA TYPE json;
