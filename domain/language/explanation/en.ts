import type { ExplanationCatalogue } from './explanation-key.js';

export const explanationsInEnglish: ExplanationCatalogue = {
  promise_reply: 'We will answer you by {time}.',
  promise_next_reply: 'We will answer you again by {time}.',
  promise_supplier_contact: 'We will be in touch with the maker by {time}.',
  promise_dispatch: 'A technician will be found for you by {time}.',
  promise_arrive: 'Somebody will be on site by {time}.',
  promise_your_time: 'Somebody will be with you at the time you named: {time}.',
  promise_resolve: 'It will be settled by {time}.',
  promise_loaner: 'You will have a replacement unit on loan by {time}.',
  promise_return_unit: 'Your unit will be back with you by {time}.',
  promise_plain: 'We will get in touch with you soon.',

  from_opened: 'your report ({time})',
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
  days: '{count, plural, one {# day} other {# days}}',
  working_days: '{count, plural, one {# working day} other {# working days}}',

  counted: 'The time counted is {total}: {spans}.',
  counted_more: '{spans}, and {count, plural, one {one more span} other {# more spans}} after that',
  nothing_counted: 'No time has been counted so far.',
  span: '{from} to {to}',
  paused: 'From {from} to {to} the clock stood still, waiting {reason}; that moved it by {time}.',
  paused_in_vain:
    'From {from} to {to} the clock stood still, waiting {reason}; that time does not count anyway, so nothing moved.',
  paused_still: 'Since {from} the clock has stood still, waiting {reason}; it goes on from there.',
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
  times: '{count, plural, one {once} other {# times}}',
  at_least_times: '{count, plural, one {at least once} other {at least # times}}',
};
