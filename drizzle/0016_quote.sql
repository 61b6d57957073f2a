CREATE TABLE "quote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"lines" jsonb NOT NULL,
	"total" numeric(14, 2) NOT NULL,
	"note" text,
	"valid_until" date NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"offered_by_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"answered_by" text,
	"answer_channel" text,
	"recorded_by_id" uuid,
	"comment" text
);
--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_offered_by_id_staff_id_fk" FOREIGN KEY ("offered_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_recorded_by_id_staff_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quote_open_unique" ON "quote" USING btree ("ticket_id") WHERE state = 'OFFERED';--> statement-breakpoint
CREATE INDEX "quote_ticket_index" ON "quote" USING btree ("ticket_id","offered_at");