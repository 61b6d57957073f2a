ALTER TABLE "conversation" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "reply_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_address_unique" ON "conversation" USING btree ("channel","address") WHERE channel in ('WECHAT', 'SMS');--> statement-breakpoint
CREATE UNIQUE INDEX "message_external_unique" ON "message" USING btree ("channel","client_id") WHERE author_kind = 'CUSTOMER' and channel in ('WECHAT', 'EMAIL', 'SMS');--> statement-breakpoint
CREATE INDEX "outbox_delivery_index" ON "outbox" USING btree ((payload ->> 'conversationId'),"sequence") WHERE kind = 'delivery.owed' and dead_at is null;