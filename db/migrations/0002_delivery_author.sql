ALTER TABLE "deliveries" ADD COLUMN "author" text DEFAULT 'run' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "in_conversation" boolean DEFAULT false NOT NULL;