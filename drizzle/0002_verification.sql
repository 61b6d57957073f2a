CREATE TABLE "failed_proof" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"ticket_number" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "failed_proof" ADD CONSTRAINT "failed_proof_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification" ADD CONSTRAINT "verification_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "failed_proof_conversation_index" ON "failed_proof" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE INDEX "failed_proof_ticket_index" ON "failed_proof" USING btree ("ticket_number","at");--> statement-breakpoint
CREATE INDEX "failed_proof_at_index" ON "failed_proof" USING btree ("at");--> statement-breakpoint
CREATE INDEX "verification_conversation_index" ON "verification" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "verification_phone_index" ON "verification" USING btree ("phone","created_at");--> statement-breakpoint
CREATE INDEX "verification_created_index" ON "verification" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "verification_unsent_index" ON "verification" USING btree ("created_at") WHERE sent_at is null and ended_at is null;