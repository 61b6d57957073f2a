import type { ExplanationCatalogue } from './explanation-key.js';

export const explanationsInEnglish: ExplanationCatalogue = {
  promise_reply: 'We will answer you by {time}.',
  promise_next_reply: 'We will answer you again by {time}.',
  promise_supplier_contact: 'We will be in touch with the maker by {time}.',
  promise_dispatch: 'A technician will be found for you by {time}.',
  promise_arrive: 'Somebody will be on site by {time} at the latest.',
  promise_your_time: 'Somebody will be with you at the time you named: {time}.',
  promise_resolve: 'It will be settled by {time}.',
  promise_loaner: 'You will have a replacement unit on loan by {time}.',
  promise_return_unit: 'Your unit will be back with you by {time}.',
  promise_reply_within: 'We will answer you within {within}, that is by {time}.',
  promise_arrive_within: 'Somebody will be on site within {within}, that is by {time} at the latest.',
  promise_resolve_within: 'It will be settled within {within}, that is by {time}.',
  promise_plain: 'We will get in touch with you soon.',

  from_opened: 'your report ({time})',
  from_remote_failed: 'the failure of remote help ({time})',
  from_arrived: 'the arrival on site ({time})',
  from_resolved: 'the day it was settled ({time})',
  from_taken_in: 'taking in your unit ({time})',
  from_customer_message: 'your message ({time})',
  within_always: 'We promise it within {time} of {start}, day and night, holidays too (rule {rule}).',
  within_hours:
    'We promise it within {time} of {start}; only opening hours count (calendar {calendar}, rule {rule}).',
  until_closing:
    'We promise it by closing time of the day, counted from {start} (calendar {calendar}, rule {rule}).',
  until_closing_after:
    'We promise it by closing time of the day that comes {time} after {start} (calendar {calendar}, rule {rule}).',
  by_appointment: 'You named the time yourself, so it is that time, whatever has to wait (rule {rule}).',
  visit_announced:
    'For ticket {number} we have planned the {purpose} from {from} to {to}. If that does not suit you, please tell us.',
  visit_announced_by:
    'For ticket {number} we have planned the {purpose} from {from} to {to}; {who} will come. If that does not suit you, please tell us.',
  visit_travelled: '{who} is on the way to you for ticket {number}.',
  by_agreement: 'It is the time that was agreed with you, whatever has to wait (rule {rule}).',
  days: '{count, plural, one {# day} other {# days}}',
  working_days: '{count, plural, one {# working day} other {# working days}}',

  counted: 'The time counted is {total}: {spans}.',
  counted_more: '{spans}, and {count, plural, one {one more span} other {# more spans}} after that',
  nothing_counted: 'No time has been counted so far.',
  span: '{from} to {to}',
  paused: 'From {from} to {to} the clock stood still, waiting {reason}; that moved it by {time}.',
  paused_in_vain:
    'From {from} to {to} the clock stood still, waiting {reason}; that time does not count anyway, so nothing moved.',
  paused_still:
    'Since {from} the clock has stood still, waiting {reason}; the time named moves on by as long as that lasts.',
  free_days: 'These days are free and do not count: {days}.',
  free_days_more:
    'These days are free and do not count: {days}, and {count, plural, one {one more} other {# more}}.',

  kept: 'It was done in time, {time}.',
  kept_late: 'It was done {time}, which was too late. We are sorry.',
  missed: 'It is overdue and not done yet. We are sorry.',
  missed_and_over: 'It was not done in time, for which we are sorry; it is no longer needed now.',
  not_owed: 'It is no longer needed now.',

  passed_over: 'Rule {rule}, which stands before it, does not fit: {why}.',
  passed_over_fits_now:
    'Rule {rule}, which stands before it, would fit by what is known now, but did not when the promise was made.',
  unmet: '{fact}: {known}, where it asks for {wanted}',
  not_known: 'not known',
  none_of: 'none of {list}',
  consumables: 'a part that wears out',
  whole_unit: 'the whole unit',
  kilometres: '{count} km',
  at_most_kilometres: 'at most {max} km',
  more_than_kilometres: 'more than {min} km',
  between_kilometres: 'more than {min} km and at most {max} km',
  contract_in_force: 'one in force',
  no_contract: 'none',
  words_said: 'a word such as {list}',
  words_not_said: 'no such word',
  complaints: '{count, plural, one {# complaint} other {# complaints}}',
  complaints_within: 'at least {count} within {time}',
  times: '{count, plural, one {# time} other {# times}}',
  at_least_times: '{count, plural, one {at least # time} other {at least # times}}',

  warranty_free: 'The unit is under warranty until {until}: the repair is free of charge.',
  warranty_free_undated: 'The unit is under warranty: the repair is free of charge.',
  warranty_contract: 'The repair is covered by your service contract until {until}.',
  warranty_contract_undated: 'The repair is covered by your service contract.',
  warranty_chargeable:
    'The repair is not free under the warranty: {why}. You will be told the charges, and nothing is done before you agree.',
  warranty_open:
    'Whether the repair is free under the warranty has still to be checked: {why}. Should there be charges, you will be told them, and nothing is done before you agree.',
  why_term_expired: 'the warranty ended on {until}',
  why_unknown_unit:
    'the unit is not registered with us, so the warranty will be checked against your proof of purchase',
  why_no_proof: 'we have not seen a proof of purchase yet',
  why_no_start: 'the day from which the warranty counts is not known yet',
  why_undecided: 'it is still to be decided whether the warranty covers this',
  why_excluded_cause: 'the cause ({cause}) is not covered by the warranty',
  why_card_altered: 'the warranty card has been altered',
  why_no_term: 'no warranty term covers this',
  why_term_over: 'the warranty has ended',
  why_term_not_started: 'the warranty has not begun yet',
  why_consumable: 'it is a part that wears out, which the warranty does not cover',
  why_contract_over: 'the service contract has ended',
  why_not_approved: 'it was decided that the warranty does not cover it',
  warranty_judged_on_site:
    'Whether the warranty covers it will be judged on site, and you will know before any work begins.',
  unit_warranty_runs: 'The {product} ({serial}) is under warranty until {until}.',
  unit_warranty_contract:
    'The warranty of the {product} ({serial}) is over, but a service contract covers it until {until}.',
  unit_warranty_over:
    'The warranty of the {product} ({serial}) ended on {until}. We still repair it, and tell you the price first.',
  unit_warranty_uncertain:
    'The warranty of the {product} ({serial}) depends on the proof of purchase; no day is on record that would decide it.',
  unit_warranty_unregistered:
    'The serial number {serial} is not registered with us, so the warranty goes by the proof of purchase. Please check the number on the label.',

  term_rests_on:
    'It rests on term {term}, which counts from {start} ({event}) and runs to {end}, that day included.',
  term_expired: 'Term {term} counted from {start} ({event}); its last day was {end}.',
  term_not_started: 'Term {term} begins only on {start}.',
  days_added: '{days, plural, one {# day was} other {# days were}} added for {reason} from {from} to {to}.',
  days_added_ticket:
    '{days, plural, one {# day was} other {# days were}} added for {reason} of ticket {ticket}, from {from} to {to}.',
  campaign: 'It contains the time that the campaign {campaign} added.',
  fresh_after_exchange: 'The unit was exchanged, so it counts anew from the day of the exchange.',
  rest_after_exchange: 'The unit was exchanged and has what was left of the first one’s time.',
  without_proof: 'There is no proof of purchase, so it does not count from the purchase.',
  despite_cause: 'The cause ({cause}) is not covered as a rule, but by this term it is.',
  choice: 'You may choose: {remedies}.',
  remedy_until: '{remedy} (until {until})',
  still_missing: 'For {remedies} there is still missing: {needs}.',
  approval: '{role} must agree to {what}.',
  approval_coverage: '{role} decides whether the warranty covers it.',
  all_paid_by: '{items} are all paid by {payer}.',
  paid_by: '{items}: paid by {payer}',
  price: '{item} ({at})',
  at_cost: 'at cost price',
  at_list: 'by the price list',
  at_named: 'by the price list {name}',
  warranty_over_contract: 'The warranty itself has ended; the contract goes on from there.',

  item_price: '{item}: {amount} ({quantity} × {price}), paid by {payer} (rule {rule}).',
  refund: '{amount} of the purchase price is paid back to you (rule {rule}).',
  costs_more: 'The other unit costs {amount} more than the first (rule {rule}).',
  costs_less: 'The other unit costs {amount} less than the first (rule {rule}).',
  accessories_cost: 'What is missing of the accessories costs {amount}.',
  you_pay: 'In all you pay {amount}.',
  you_get: 'In all you get {amount}.',
  nothing_owed: 'Nothing is owed on either side.',
  payments: '{count, plural, =1 {It is settled at once, in one sum.} other {It is settled in # payments.}}',
  not_settled: 'By what is promised, {remedy} is not settled in money here.',
};
