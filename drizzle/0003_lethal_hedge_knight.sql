ALTER TABLE "asset" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "exchanged_on" date;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_replaces_id_asset_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;