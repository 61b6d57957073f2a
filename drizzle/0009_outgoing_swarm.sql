CREATE TABLE "custody" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"asset_id" uuid,
	"serial_number" text,
	"state" text NOT NULL,
	"accessories" text[] DEFAULT '{}' NOT NULL,
	"condition" text NOT NULL,
	"signed_by" text NOT NULL,
	"taken_in_at" timestamp (3) with time zone NOT NULL,
	"taken_in_by_id" uuid,
	"returned_at" timestamp (3) with time zone,
	"returned_by_id" uuid,
	"received_by" text,
	"receipt_returned" boolean,
	"return_note" text,
	CONSTRAINT "custody_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "loaner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"serial_number" text NOT NULL,
	"description" text NOT NULL,
	"state" text NOT NULL,
	"accessories" text[] DEFAULT '{}' NOT NULL,
	"signed_by" text NOT NULL,
	"handed_out_at" timestamp (3) with time zone NOT NULL,
	"handed_out_by_id" uuid,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by_id" uuid,
	"condition_back" text
);
--> statement-breakpoint
CREATE TABLE "supplier_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"channel" text NOT NULL,
	"in_writing" boolean NOT NULL,
	"summary" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" uuid
);
--> statement-breakpoint
ALTER TABLE "service_contract" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_taken_in_by_id_staff_id_fk" FOREIGN KEY ("taken_in_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_returned_by_id_staff_id_fk" FOREIGN KEY ("returned_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loaner" ADD CONSTRAINT "loaner_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loaner" ADD CONSTRAINT "loaner_handed_out_by_id_staff_id_fk" FOREIGN KEY ("handed_out_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loaner" ADD CONSTRAINT "loaner_taken_back_by_id_staff_id_fk" FOREIGN KEY ("taken_back_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_contact" ADD CONSTRAINT "supplier_contact_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_contact" ADD CONSTRAINT "supplier_contact_recorded_by_id_staff_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "custody_held_unique" ON "custody" USING btree ("ticket_id") WHERE state = 'HELD';--> statement-breakpoint
CREATE UNIQUE INDEX "custody_held_unit_unique" ON "custody" USING btree ("asset_id") WHERE state = 'HELD' and asset_id is not null;--> statement-breakpoint
CREATE INDEX "custody_ticket_index" ON "custody" USING btree ("ticket_id","taken_in_at");--> statement-breakpoint
CREATE UNIQUE INDEX "loaner_out_unique" ON "loaner" USING btree ("serial_number") WHERE state = 'OUT';--> statement-breakpoint
CREATE INDEX "loaner_ticket_index" ON "loaner" USING btree ("ticket_id","handed_out_at");--> statement-breakpoint
CREATE INDEX "supplier_contact_ticket_index" ON "supplier_contact" USING btree ("ticket_id","at");