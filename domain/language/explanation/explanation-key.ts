/** A sentence without blanks to fill. */
type Fixed = Record<never, never>;
type Say<Name extends string> = Readonly<Record<Name, string>>;
type Count<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Why something is promised until a time, and who pays: what staff read out and the bot says, in the same words. A language that
 * lacks a sentence does not compile.
 */
export interface Explanations {
  promise_reply: Say<'time'>;
  promise_next_reply: Say<'time'>;
  promise_supplier_contact: Say<'time'>;
  promise_dispatch: Say<'time'>;
  promise_arrive: Say<'time'>;
  promise_your_time: Say<'time'>;
  promise_resolve: Say<'time'>;
  promise_loaner: Say<'time'>;
  promise_return_unit: Say<'time'>;
  promise_reply_within: Say<'within' | 'time'>;
  promise_arrive_within: Say<'within' | 'time'>;
  promise_resolve_within: Say<'within' | 'time'>;
  promise_plain: Fixed;

  from_opened: Say<'time'>;
  from_remote_failed: Say<'time'>;
  from_arrived: Say<'time'>;
  from_resolved: Say<'time'>;
  from_taken_in: Say<'time'>;
  from_customer_message: Say<'time'>;
  within_always: Say<'time' | 'start' | 'rule'>;
  within_hours: Say<'time' | 'start' | 'calendar' | 'rule'>;
  until_closing: Say<'start' | 'calendar' | 'rule'>;
  until_closing_after: Say<'time' | 'start' | 'calendar' | 'rule'>;
  by_appointment: Say<'rule'>;
  visit_announced: Say<'number' | 'purpose' | 'from' | 'to'>;
  visit_travelled: Say<'number' | 'who'>;
  visit_announced_by: Say<'number' | 'purpose' | 'from' | 'to' | 'who'>;
  by_agreement: Say<'rule'>;
  days: Count<'count'>;
  working_days: Count<'count'>;

  counted: Say<'total' | 'spans'>;
  counted_more: Say<'spans'> & Count<'count'>;
  nothing_counted: Fixed;
  span: Say<'from' | 'to'>;
  paused: Say<'from' | 'to' | 'reason' | 'time'>;
  paused_in_vain: Say<'from' | 'to' | 'reason'>;
  paused_still: Say<'from' | 'reason'>;
  free_days: Say<'days'>;
  free_days_more: Say<'days'> & Count<'count'>;

  kept: Say<'time'>;
  kept_late: Say<'time'>;
  missed: Fixed;
  missed_and_over: Fixed;
  not_owed: Fixed;

  passed_over: Say<'rule' | 'why'>;
  passed_over_fits_now: Say<'rule'>;
  unmet: Say<'fact' | 'known' | 'wanted'>;
  not_known: Fixed;
  none_of: Say<'list'>;
  consumables: Fixed;
  whole_unit: Fixed;
  kilometres: Say<'count'>;
  at_most_kilometres: Say<'max'>;
  more_than_kilometres: Say<'min'>;
  between_kilometres: Say<'min' | 'max'>;
  contract_in_force: Fixed;
  no_contract: Fixed;
  words_said: Say<'list'>;
  words_not_said: Fixed;
  complaints: Count<'count'>;
  complaints_within: Count<'count'> & Say<'time'>;
  times: Count<'count'>;
  at_least_times: Count<'count'>;

  warranty_free: Say<'until'>;
  warranty_free_undated: Fixed;
  warranty_contract: Say<'until'>;
  warranty_contract_undated: Fixed;
  warranty_chargeable: Say<'why'>;
  warranty_open: Say<'why'>;
  why_term_expired: Say<'until'>;
  why_unknown_unit: Fixed;
  why_no_proof: Fixed;
  why_no_start: Fixed;
  why_undecided: Fixed;
  why_excluded_cause: Say<'cause'>;
  why_card_altered: Fixed;
  why_no_term: Fixed;
  why_term_over: Fixed;
  why_term_not_started: Fixed;
  why_consumable: Fixed;
  why_contract_over: Fixed;
  why_not_approved: Fixed;
  warranty_judged_on_site: Fixed;
  unit_warranty_runs: Say<'product' | 'serial' | 'until'>;
  unit_warranty_contract: Say<'product' | 'serial' | 'until'>;
  unit_warranty_over: Say<'product' | 'serial' | 'until'>;
  unit_warranty_uncertain: Say<'product' | 'serial'>;
  unit_warranty_unregistered: Say<'serial'>;

  term_rests_on: Say<'term' | 'start' | 'event' | 'end'>;
  term_expired: Say<'term' | 'start' | 'event' | 'end'>;
  term_not_started: Say<'term' | 'start'>;
  days_added: Count<'days'> & Say<'reason' | 'from' | 'to'>;
  days_added_ticket: Count<'days'> & Say<'reason' | 'ticket' | 'from' | 'to'>;
  campaign: Say<'campaign'>;
  fresh_after_exchange: Fixed;
  rest_after_exchange: Fixed;
  without_proof: Fixed;
  despite_cause: Say<'cause'>;
  choice: Say<'remedies'>;
  remedy_until: Say<'remedy' | 'until'>;
  still_missing: Say<'remedies' | 'needs'>;
  approval: Say<'what' | 'role'>;
  approval_coverage: Say<'role'>;
  all_paid_by: Say<'items' | 'payer'>;
  paid_by: Say<'items' | 'payer'>;
  price: Say<'item' | 'at'>;
  at_cost: Fixed;
  at_list: Fixed;
  at_named: Say<'name'>;
  warranty_over_contract: Fixed;

  item_price: Say<'item' | 'amount' | 'quantity' | 'price' | 'payer' | 'rule'>;
  refund: Say<'amount' | 'rule'>;
  costs_more: Say<'amount' | 'rule'>;
  costs_less: Say<'amount' | 'rule'>;
  accessories_cost: Say<'amount'>;
  you_pay: Say<'amount'>;
  you_get: Say<'amount'>;
  nothing_owed: Fixed;
  payments: Count<'count'>;
  not_settled: Say<'remedy'>;
}

export type ExplanationKey = keyof Explanations;
export type ExplanationCatalogue = Readonly<Record<ExplanationKey, string>>;
