CREATE TABLE "scenarios" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"name" text NOT NULL,
	"scenario" jsonb NOT NULL,
	"expected" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"expected_by" text NOT NULL,
	"expected_at" timestamp(3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "versions_number";--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "scenarios" jsonb;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scenarios_name" ON "scenarios" USING btree ("workspace_id","flow_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("flow_id","number") WHERE not test;