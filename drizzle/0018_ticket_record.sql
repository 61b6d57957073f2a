CREATE TABLE "ticket_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"channel" text,
	"checked" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" uuid
);
--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "proposal" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "customer_demand" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "completion_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "marks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_record" ADD CONSTRAINT "ticket_record_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_record" ADD CONSTRAINT "ticket_record_recorded_by_id_staff_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_record_index" ON "ticket_record" USING btree ("ticket_id","at","id");