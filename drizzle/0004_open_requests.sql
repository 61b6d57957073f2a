ALTER TABLE "message" ADD COLUMN "reply_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "message_open_request_index" ON "message" USING btree ("conversation_id") WHERE reply_until is not null;--> statement-breakpoint
ALTER TABLE "conversation" DROP COLUMN "reply_until";