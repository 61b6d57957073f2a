CREATE TABLE "ticket_department" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"department" text,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"open_milliseconds" bigint
);
--> statement-breakpoint
ALTER TABLE "ticket_department" ADD CONSTRAINT "ticket_department_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_department_open_unique" ON "ticket_department" USING btree ("ticket_id") WHERE to_at is null;--> statement-breakpoint
CREATE INDEX "ticket_department_ticket_index" ON "ticket_department" USING btree ("ticket_id","from_at");--> statement-breakpoint
CREATE INDEX "ticket_department_span_index" ON "ticket_department" USING btree ("to_at","from_at");--> statement-breakpoint
INSERT INTO "ticket_department" ("id", "ticket_id", "department", "from_at", "to_at")
SELECT gen_random_uuid(), "id", "department", "opened_at", coalesce("resolved_at", "closed_at", "cancelled_at") FROM "ticket";
