CREATE TABLE "member_addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"code_hash" text,
	"code_until" timestamp(3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"verified_at" timestamp(3) with time zone,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"member_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"what" text NOT NULL,
	"channel" text NOT NULL,
	"provider" text NOT NULL,
	"content" jsonb,
	"text" text,
	"status" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member_addresses" ADD CONSTRAINT "member_addresses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_addresses_of" ON "member_addresses" USING btree ("workspace_id","member_id","kind","value");--> statement-breakpoint
CREATE INDEX "proofs_of" ON "proofs" USING btree ("workspace_id","member_id","at");