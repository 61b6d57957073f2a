DROP INDEX "escalation_level_unique";--> statement-breakpoint
ALTER TABLE "escalation" ADD COLUMN "overtaken_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_level_unique" ON "escalation" USING btree ("clock_id","level","recipient_id") WHERE overtaken_at is null;