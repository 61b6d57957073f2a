ALTER TABLE "follow_up" ADD COLUMN "notice_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "noticed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "planned_for" text DEFAULT 'TICKET' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "visit_id" uuid;--> statement-breakpoint
ALTER TABLE "policy" ADD COLUMN "units_planned_through" uuid;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_unit_occasion_unique" ON "follow_up" USING btree ("asset_id","rule","occasion") WHERE planned_for = 'UNIT';--> statement-breakpoint
CREATE INDEX "follow_up_customer_index" ON "follow_up" USING btree ("customer_id","rule","occasion");--> statement-breakpoint
CREATE INDEX "follow_up_visit_index" ON "follow_up" USING btree ("visit_id") WHERE visit_id is not null;