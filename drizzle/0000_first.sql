CREATE TABLE "asset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"serial_number" text NOT NULL,
	"product_id" uuid NOT NULL,
	"owner_id" uuid,
	"batch" text,
	"manufactured_on" date,
	"received_by_dealer_on" date,
	"sold_on" date,
	"installed_on" date,
	"accepted_on" date,
	"warranty_card" text,
	"card_altered" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "asset_serial_number_unique" UNIQUE("serial_number")
);
--> statement-breakpoint
CREATE TABLE "service_contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"asset_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "service_contract_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"mode" text DEFAULT 'BOT' NOT NULL,
	"dialog_state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"customer_id" uuid,
	"proven_phone" text,
	"waiting_since" timestamp (3) with time zone,
	"taken_by_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_inbound_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"conversation_id" uuid,
	"ticket_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"direction" text NOT NULL,
	"author_kind" text NOT NULL,
	"author" text NOT NULL,
	"channel" text NOT NULL,
	"text" text NOT NULL,
	"delivery" text NOT NULL,
	"client_id" text,
	"handled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"quick_replies" jsonb,
	"expects" text,
	"ticket_number" text,
	"mode" text
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"tier" text DEFAULT 'STANDARD' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"region" text,
	"latitude" double precision,
	"longitude" double precision
);
--> statement-breakpoint
CREATE TABLE "deadline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"fired_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"rule" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"ticket_id" uuid,
	"asset_id" uuid,
	"customer_id" uuid NOT NULL,
	"service_point_id" uuid NOT NULL,
	"assign_to" text,
	"assignee_id" uuid,
	"outcome" text,
	"done_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"occasion" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"technician_id" uuid,
	"answers" jsonb NOT NULL,
	"comment" text,
	"answered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"ticket_id" uuid,
	"escalation_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_try_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"yaml" text NOT NULL,
	"active_since" timestamp (3) with time zone NOT NULL,
	"active" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "component" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"consumable" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" uuid PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"family" text NOT NULL,
	"name" text NOT NULL,
	"names" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "product_model_unique" UNIQUE("model")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"caller" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"outcome" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_caller_operation_key_pk" PRIMARY KEY("caller","operation","key")
);
--> statement-breakpoint
CREATE TABLE "service_point" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"latitude" double precision,
	"longitude" double precision,
	"regions" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "service_point_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"clock_id" uuid,
	"reason" text NOT NULL,
	"level" integer NOT NULL,
	"to_role" text NOT NULL,
	"recipient_id" uuid,
	"fallback" text,
	"service_point_id" uuid NOT NULL,
	"note" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"fired_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "sla_clock" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"target" text NOT NULL,
	"rule" text NOT NULL,
	"calendar" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"met_at" timestamp (3) with time zone,
	"missed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"pauses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"paused_milliseconds" bigint DEFAULT 0 NOT NULL,
	"appointment_at" timestamp (3) with time zone,
	"cycle" integer DEFAULT 1 NOT NULL,
	"fired_levels" integer[] DEFAULT '{}' NOT NULL,
	"next_alarm_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"badge" text,
	"roles" text[] NOT NULL,
	"service_point_id" uuid NOT NULL,
	"certificates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"hired_on" date,
	CONSTRAINT "staff_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"severity" text NOT NULL,
	"channel" text NOT NULL,
	"description" text NOT NULL,
	"subject" text,
	"customer_id" uuid NOT NULL,
	"asset_id" uuid,
	"product_id" uuid,
	"component" text,
	"serial_as_told" text,
	"incomplete" boolean DEFAULT false NOT NULL,
	"unverified" text[] DEFAULT '{}' NOT NULL,
	"address_text" text,
	"region" text,
	"latitude" double precision,
	"longitude" double precision,
	"distance_km" double precision,
	"service_point_id" uuid NOT NULL,
	"department" text,
	"assignee_id" uuid,
	"entitlement" jsonb,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"replied_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"appointment_at" timestamp (3) with time zone,
	"hold_reason" text,
	"hold_note" text,
	"hold_since" timestamp (3) with time zone,
	"hold_until" timestamp (3) with time zone,
	"repeat_of_id" uuid,
	"related_to_id" uuid,
	"conversation_id" uuid,
	"policy_id" uuid NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"search" "tsvector" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ticket_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "ticket_assignee" (
	"ticket_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "ticket_assignee_staff_id_ticket_id_pk" PRIMARY KEY("staff_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"summary" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"diagnosis" text NOT NULL,
	"remedy" text NOT NULL,
	"parts_replaced" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"resolved" boolean NOT NULL,
	"customer_opinion" text,
	"filed_by_id" uuid NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"signed_by" text,
	"signed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"asset_id" uuid,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"technician_id" uuid,
	"planned_start" timestamp (3) with time zone NOT NULL,
	"planned_end" timestamp (3) with time zone NOT NULL,
	"travelled_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "visit_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_owner_id_customer_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_contract" ADD CONSTRAINT "service_contract_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_contract" ADD CONSTRAINT "service_contract_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_taken_by_id_staff_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_address" ADD CONSTRAINT "customer_address_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_service_point_id_service_point_id_fk" FOREIGN KEY ("service_point_id") REFERENCES "public"."service_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_technician_id_staff_id_fk" FOREIGN KEY ("technician_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_escalation_id_escalation_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "component" ADD CONSTRAINT "component_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_point" ADD CONSTRAINT "service_point_parent_id_service_point_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."service_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_clock_id_sla_clock_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."sla_clock"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_recipient_id_staff_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_service_point_id_service_point_id_fk" FOREIGN KEY ("service_point_id") REFERENCES "public"."service_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_acknowledged_by_id_staff_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clock" ADD CONSTRAINT "sla_clock_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_service_point_id_service_point_id_fk" FOREIGN KEY ("service_point_id") REFERENCES "public"."service_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_service_point_id_service_point_id_fk" FOREIGN KEY ("service_point_id") REFERENCES "public"."service_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_repeat_of_id_ticket_id_fk" FOREIGN KEY ("repeat_of_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_related_to_id_ticket_id_fk" FOREIGN KEY ("related_to_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_policy_id_policy_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_assignee" ADD CONSTRAINT "ticket_assignee_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_assignee" ADD CONSTRAINT "ticket_assignee_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_report" ADD CONSTRAINT "service_report_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_report" ADD CONSTRAINT "service_report_filed_by_id_staff_id_fk" FOREIGN KEY ("filed_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_technician_id_staff_id_fk" FOREIGN KEY ("technician_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_owner_index" ON "asset" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "asset_bare_serial_index" ON "asset" USING btree (regexp_replace("serial_number", '[^A-Z0-9]', '', 'g'));--> statement-breakpoint
CREATE INDEX "service_contract_asset_index" ON "service_contract" USING btree ("asset_id","ends_on");--> statement-breakpoint
CREATE INDEX "conversation_person_index" ON "conversation" USING btree ("waiting_since","id") WHERE mode = 'PERSON';--> statement-breakpoint
CREATE UNIQUE INDEX "message_client_unique" ON "message" USING btree ("conversation_id","client_id");--> statement-breakpoint
CREATE INDEX "message_conversation_index" ON "message" USING btree ("conversation_id","sequence");--> statement-breakpoint
CREATE INDEX "message_ticket_index" ON "message" USING btree ("ticket_id","sequence");--> statement-breakpoint
CREATE INDEX "message_unhandled_index" ON "message" USING btree ("at") WHERE direction = 'INBOUND' and handled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_phone_name_unique" ON "customer" USING btree ("phone","name");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_address_unique" ON "customer_address" USING btree ("customer_id","text");--> statement-breakpoint
CREATE UNIQUE INDEX "deadline_subject_unique" ON "deadline" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "deadline_due_index" ON "deadline" USING btree ("due_at") WHERE state = 'ARMED';--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_occasion_unique" ON "follow_up" USING btree ("ticket_id","rule","occasion");--> statement-breakpoint
CREATE INDEX "follow_up_due_index" ON "follow_up" USING btree ("due_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_ticket_unique" ON "survey" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "survey_answered_index" ON "survey" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "notification_staff_index" ON "notification" USING btree ("staff_id","at","id");--> statement-breakpoint
CREATE INDEX "outbox_next_index" ON "outbox" USING btree ("next_try_at","sequence") WHERE dead_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "policy_one_active" ON "policy" USING btree ("active") WHERE active;--> statement-breakpoint
CREATE UNIQUE INDEX "component_code_unique" ON "component" USING btree ("product_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_level_unique" ON "escalation" USING btree ("clock_id","level","recipient_id");--> statement-breakpoint
CREATE INDEX "escalation_ticket_index" ON "escalation" USING btree ("ticket_id","fired_at");--> statement-breakpoint
CREATE INDEX "escalation_fired_index" ON "escalation" USING btree ("fired_at","id");--> statement-breakpoint
CREATE INDEX "escalation_open_index" ON "escalation" USING btree ("recipient_id") WHERE acknowledged_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_clock_cycle_unique" ON "sla_clock" USING btree ("ticket_id","target","cycle");--> statement-breakpoint
CREATE INDEX "sla_clock_owed_index" ON "sla_clock" USING btree ("due_at","ticket_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sla_clock_ended_index" ON "sla_clock" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "staff_service_point_index" ON "staff" USING btree ("service_point_id");--> statement-breakpoint
CREATE INDEX "ticket_opened_index" ON "ticket" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_urgent_index" ON "ticket" USING btree ("next_due_at","id");--> statement-breakpoint
CREATE INDEX "ticket_point_opened_index" ON "ticket" USING btree ("service_point_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_point_urgent_index" ON "ticket" USING btree ("service_point_id","next_due_at","id");--> statement-breakpoint
CREATE INDEX "ticket_assignee_index" ON "ticket" USING btree ("assignee_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_customer_index" ON "ticket" USING btree ("customer_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_asset_index" ON "ticket" USING btree ("asset_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_conversation_index" ON "ticket" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "ticket_search_index" ON "ticket" USING gin ("search");--> statement-breakpoint
CREATE INDEX "ticket_resolved_index" ON "ticket" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "ticket_event_index" ON "ticket_event" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_report_visit_unique" ON "service_report" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "visit_ticket_index" ON "visit" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "visit_technician_index" ON "visit" USING btree ("technician_id","planned_start","id");--> statement-breakpoint
CREATE INDEX "visit_planned_index" ON "visit" USING btree ("planned_start","id");