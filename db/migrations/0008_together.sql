CREATE TABLE "comment_mentions" (
	"workspace_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"member_id" text NOT NULL,
	"seen_at" timestamp(3) with time zone,
	CONSTRAINT "comment_mentions_comment_id_member_id_pk" PRIMARY KEY("comment_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "comment_threads" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"node" text,
	"x" double precision,
	"y" double precision,
	"resolved_at" timestamp(3) with time zone,
	"resolved_by" text,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"edited_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "flow_edits" (
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"rev" integer NOT NULL,
	"edits" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "flow_edits_workspace_id_flow_id_rev_pk" PRIMARY KEY("workspace_id","flow_id","rev")
);
--> statement-breakpoint
CREATE TABLE "flow_presence" (
	"workspace_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"tab" text NOT NULL,
	"member_id" text NOT NULL,
	"node" text,
	"node_at" timestamp(3) with time zone,
	"may_edit" boolean NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "flow_presence_workspace_id_flow_id_tab_pk" PRIMARY KEY("workspace_id","flow_id","tab")
);
--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comment_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_edits" ADD CONSTRAINT "flow_edits_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_mentions_member" ON "comment_mentions" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE INDEX "comment_threads_flow" ON "comment_threads" USING btree ("workspace_id","flow_id");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("workspace_id","thread_id");