CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_id_staff_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_open_unique" ON "approval" USING btree ("ticket_id","subject") WHERE state = 'REQUESTED';--> statement-breakpoint
CREATE INDEX "approval_ticket_index" ON "approval" USING btree ("ticket_id","requested_at");--> statement-breakpoint
CREATE INDEX "approval_requested_index" ON "approval" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "approval_waiting_index" ON "approval" USING btree ("requested_at","id") WHERE state = 'REQUESTED';