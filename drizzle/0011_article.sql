CREATE TABLE "article" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"asks" text[] NOT NULL,
	"body" text NOT NULL,
	"families" text[] NOT NULL,
	"words" "tsvector" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_id" uuid
);
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_changed_by_id_staff_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_topic_unique" ON "article" USING btree ("topic","language");--> statement-breakpoint
CREATE INDEX "article_words_index" ON "article" USING gin ("words");--> statement-breakpoint
CREATE INDEX "article_changed_index" ON "article" USING btree ("changed_at","id");