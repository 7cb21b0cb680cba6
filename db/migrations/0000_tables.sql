CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"provider" text NOT NULL,
	"channels" text[] NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sealed" text,
	"pace" integer,
	"enabled" boolean DEFAULT true NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text,
	"theme" text,
	"disabled" boolean DEFAULT false NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"member_id" text NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"time_zone" text DEFAULT 'America/Bogota' NOT NULL,
	"country" text,
	"language" text DEFAULT 'es' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"state" text DEFAULT 'ok' NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"status" text NOT NULL,
	"basis" text,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"external_id" text,
	"name" text,
	"language" text,
	"time_zone" text,
	"country" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"standing" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"policy_rev" bigint DEFAULT 0 NOT NULL,
	"event_seq" bigint DEFAULT 0 NOT NULL,
	"thread_seq" bigint DEFAULT 0 NOT NULL,
	"thread_hash" text DEFAULT '' NOT NULL,
	"holder_case" text,
	"holder_run" text,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"seq" bigint NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"channel" text,
	"purpose" text,
	"reason" text NOT NULL,
	"until" timestamp(3) with time zone,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_rev" integer DEFAULT 1 NOT NULL,
	"live_version_id" text,
	"paused" text,
	"paused_at" timestamp(3) with time zone,
	"archived_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"channel" text NOT NULL,
	"category" text NOT NULL,
	"state" text NOT NULL,
	"body" text NOT NULL,
	"buttons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"written_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"mentions" text[] NOT NULL,
	"author" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"run_id" text NOT NULL,
	"call" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp(3) with time zone,
	"result" jsonb,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"done_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inputs" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"run_id" text NOT NULL,
	"schema" integer DEFAULT 1 NOT NULL,
	"input" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"entry_key" text NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"rev" integer DEFAULT 0 NOT NULL,
	"wake_at" timestamp(3) with time zone,
	"inbox" integer DEFAULT 0 NOT NULL,
	"node" text,
	"pace" jsonb,
	"parent_call" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"outcome" jsonb,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"workspace_id" text NOT NULL,
	"run_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"node" text,
	"event" text NOT NULL,
	"outlet" text,
	"why" jsonb,
	"reads" jsonb,
	CONSTRAINT "steps_run_id_seq_pk" PRIMARY KEY("run_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"kind" text DEFAULT 'handoff' NOT NULL,
	"queue" text NOT NULL,
	"status" text NOT NULL,
	"priority" integer DEFAULT 5 NOT NULL,
	"channel" text,
	"owner_id" text,
	"run_id" text,
	"call_id" text,
	"card" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone,
	"first_reply_at" timestamp(3) with time zone,
	"resolved_at" timestamp(3) with time zone,
	"test" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"run_id" text,
	"call_id" text,
	"at" timestamp(3) with time zone NOT NULL,
	"verdict" text NOT NULL,
	"code" text,
	"channel" text,
	"until" timestamp(3) with time zone,
	"policy_version" integer NOT NULL,
	"proposal" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"test" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"call_id" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"run_id" text,
	"flow_id" text,
	"node" text,
	"case_id" text,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"intent" text NOT NULL,
	"address" text NOT NULL,
	"provider" text NOT NULL,
	"content" jsonb NOT NULL,
	"state" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"state_at" timestamp(3) with time zone NOT NULL,
	"next_at" timestamp(3) with time zone,
	"provider_id" text,
	"error" jsonb,
	"decision_id" text,
	"windows" jsonb,
	"test" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"contact_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"direction" text NOT NULL,
	"channel" text,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"delivery_id" text,
	"run_id" text,
	"case_id" text,
	"provider_id" text,
	"test" boolean DEFAULT false NOT NULL,
	"digest" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "messages_contact_id_seq_pk" PRIMARY KEY("contact_id","seq")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"author" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"provider" text NOT NULL,
	"digest" text NOT NULL,
	"body" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"done_at" timestamp(3) with time zone,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_workspace" ON "api_keys" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit" USING btree ("workspace_id","subject");--> statement-breakpoint
CREATE INDEX "connections_workspace" ON "connections" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "idempotency" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree ("email");--> statement-breakpoint
CREATE INDEX "members_workspace" ON "members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_identity" ON "addresses" USING btree ("workspace_id","kind","value");--> statement-breakpoint
CREATE INDEX "addresses_contact" ON "addresses" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("workspace_id","contact_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_external" ON "contacts" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "contacts_by_time" ON "contacts" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "events_identity" ON "events" USING btree ("workspace_id","source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_contact" ON "events" USING btree ("contact_id","seq");--> statement-breakpoint
CREATE INDEX "suppressions_contact" ON "suppressions" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "flows_list" ON "flows" USING btree ("workspace_id","changed_at");--> statement-breakpoint
CREATE INDEX "flows_live" ON "flows" USING btree ("workspace_id") WHERE live_version_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name" ON "templates" USING btree ("workspace_id","channel","name","language");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("flow_id","number");--> statement-breakpoint
CREATE INDEX "versions_workspace" ON "versions" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "calls_due" ON "calls" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "calls_run" ON "calls" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "inputs_run" ON "inputs" USING btree ("run_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_entry" ON "runs" USING btree ("flow_id","contact_id","entry_key") WHERE status in ('live', 'halted');--> statement-breakpoint
CREATE INDEX "runs_due" ON "runs" USING btree ("wake_at") WHERE status = 'live' and wake_at is not null;--> statement-breakpoint
CREATE INDEX "runs_contact" ON "runs" USING btree ("contact_id","started_at");--> statement-breakpoint
CREATE INDEX "runs_flow" ON "runs" USING btree ("workspace_id","flow_id","status","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_call" ON "cases" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "cases_inbox" ON "cases" USING btree ("workspace_id","status","priority","opened_at");--> statement-breakpoint
CREATE INDEX "cases_contact" ON "cases" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "decisions_contact" ON "decisions" USING btree ("workspace_id","contact_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_call" ON "deliveries" USING btree ("call_id","attempt");--> statement-breakpoint
CREATE INDEX "deliveries_contact" ON "deliveries" USING btree ("contact_id","at");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_provider" ON "deliveries" USING btree ("workspace_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_id" ON "messages" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_provider" ON "messages" USING btree ("workspace_id","channel","provider_id") WHERE direction = 'in' and provider_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "policies_version" ON "policies" USING btree ("workspace_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_once" ON "webhooks" USING btree ("workspace_id","provider","digest");