import type { Catalogue } from './phrase-key.js';

export const en: Catalogue = {
  greeting:
    'Hello, this is the service desk of {company}. I can take a repair, an installation or a maintenance visit, a complaint, a return or an exchange, look up, move or cancel a ticket, and answer questions. What can I do for you?',
  what_i_can_do:
    'I can take a repair, an installation or a maintenance visit, a complaint, a return, an exchange or a suggestion, look up, move or cancel a ticket, and answer questions. Say “agent” whenever you would rather talk to a person.',
  welcome_back: 'Welcome back. This is what you have told me so far:\n{summary}\nLet us go on from there.',
  not_understood: 'I am sorry, I did not quite understand that.',
  anything_else: 'Is there anything else I can do for you?',
  here_and_listening: 'Yes, I am here. How can I help?',
  what_can_i_do: 'What can I do for you?',
  you_are_welcome: 'You are welcome.',
  take_your_time: 'No hurry, take your time.',
  survey_later:
    'Thank you! Once the service is done, I will ask you here how it was. If you have something to say already, tell me “suggestion” or “complaint” and I will take it down.',
  goodbye: 'Thank you for writing. Come back whenever you need us.',
  dropped: 'All right, I have dropped that; nothing was sent.',
  works_again:
    'Glad to hear that it works again! Nothing was opened and nobody will come. Write to me whenever it gives trouble.',
  cancelled_dialog:
    'All right, I have dropped that. Nothing was sent. Is there anything else I can do for you?',
  let_be: 'All right, we leave it at that. Nothing was sent. Is there anything else I can do for you?',
  nothing_sent: 'All right, I have sent nothing for now; tell me whenever you have decided.',
  started_over: 'All right, let us start over. What can I do for you?',
  further_fault_noted:
    'I have noted the other fault as well ({products}) and take it next, once this one is registered.',
  back_to_matter: 'Now back to your report.',
  damage_sorry:
    'I am sorry to hear that; I will take the report right away so that somebody can deal with it.',
  report_begins_fault: 'All right, let me take that down.',
  report_begins_fault_of: 'All right, let me take down the repair of your {product}.',
  report_begins_installation: 'All right, let me arrange the installation.',
  report_begins_installation_of: 'All right, let me arrange the installation of your {product}.',
  report_begins_maintenance: 'All right, let me arrange the maintenance.',
  report_begins_maintenance_of: 'All right, let me arrange the maintenance of your {product}.',
  status_begins: 'All right, let me look that up.',
  return_begins: 'All right, let me see first whether it can still be returned.',
  exchange_begins: 'All right, let me see first whether it can still be exchanged.',
  have_noted: 'Thank you, I have {what}.',
  noted_name: 'your name',
  noted_phone: 'your phone number',
  noted_address: 'your address',
  noted_time: 'the time',
  wish_noted: 'All right, whoever comes will be told.',
  plate_will_do: 'The number plate will do as well; just send it to me.',
  worn_parts:
    'Parts that wear out ({parts}) are usually not covered: if one has to be replaced, you hear the price first and decide.',
  heard: 'I have noted: {what}.',
  corrected: 'Thank you, corrected. {what}.',
  taken_as_said: 'Thank you, I have written that down as you said it, and it will be checked.',
  empty_answer: 'I received an empty message. Please write your answer once more.',
  received_files:
    '{count, plural, one {Thank you, I have your file.} other {Thank you, I have your # files.}}',
  received_pictures:
    '{count, plural, one {Thank you, I have your picture.} other {Thank you, I have your # pictures.}}',
  files_only: '({count, plural, one {one file} other {# files}}, no words)',
  files_on_ticket: 'It is with ticket {number} now, where our staff will see it.',
  file_refused:
    'I am sorry, I cannot take that kind of file. Pictures (JPEG, PNG, WebP, HEIC), short videos (MP4, MOV, WebM) and PDF files are fine.',
  file_too_large:
    'I am sorry, a file may have {megabytes} MB at most. A smaller picture or a shorter video will do.',
  file_empty: 'There was no file in that. Please choose it once more.',
  file_cut_off: 'The file did not arrive whole. Please send it once more.',
  too_many_files: 'That is a lot of files. Please send the others a little later.',
  files_not_taken: '{names}: {reason}',

  ask_name: 'What is your name, please?',
  ask_name_again: 'I did not catch your name. How may we call you?',
  ask_name_still: 'How may we call you? A surname is enough; the technician will ask for you by it.',
  ask_phone: 'On which phone number can we reach you?',
  ask_phone_for_proof:
    'Without the phone number given with the ticket I cannot tell whose it is, so I may not show it. Please tell me the number, or say “agent” and a colleague will help you.',
  ask_phone_again: 'Please give me your phone number once more, with the area or country code if it has one.',
  ask_phone_still:
    'May I still have a phone number that reaches you? A mobile or a landline with its area code will do.',
  ask_phone_on_ticket: 'Which phone number was given with the ticket?',
  ask_phone_on_ticket_still:
    'To show that the ticket is yours I need the phone number that was given when it was reported.',
  ask_phone_optional: 'May I have a phone number? You may leave it out; then we answer here in the chat.',
  phone_area_code:
    'That looks like a landline: please send it with the area code, such as 021-63289910, or send a mobile number.',
  phone_too_short:
    'That number has only {digits, plural, one {# digit} other {# digits}}, which is too short. Please check it and send it again.',
  phone_too_long:
    'That number has {digits, plural, one {# digit} other {# digits}}, which is too long. Please check it and send it again.',
  phone_invalid:
    'That does not look like a valid phone number. Please check it and send it again, with the country code if it is from abroad.',
  no_phone_answer_here: 'That is fine. Without a phone number we will answer you here in the chat.',
  ask_verification_code: 'To protect your data I have sent a six-digit code to {phone}. What is the code?',
  ask_new_verification_code:
    'I have sent a new six-digit code to {phone}; the one before no longer counts. What is the new code?',
  ask_verification_code_again:
    'What are the six digits of the code? If none has arrived, just say “no code”.',
  verification_code_wrong:
    'That code is not right. You have {left, plural, one {# try} other {# tries}} left.',
  verification_code_expired: 'That code is no longer valid.',
  verification_code_failed: 'I am sorry, that code was wrong too often and is no longer valid.',
  verification_code_too_many: 'Too many codes were asked for. Please try again a little later.',
  verification_code_message:
    'Your code is {code}. It is valid for 5 minutes and shows your service tickets. Please tell it to nobody.',
  no_code_then:
    'It works without a code too: send me the ticket number and I will look it up. Shall I send another code? Or say “agent” and a colleague will help you.',
  no_code_again:
    'There are three ways on: the number of the ticket, another code (“Send another code”), or a colleague (“Agent”). Which shall it be?',
  too_many_proofs:
    'There were too many failed attempts. To protect our customers I cannot look anything up here for now; please try again in an hour.',
  ask_serial_of_yours:
    'Which of your units is it? If it is none of these, tell me the serial number, or say “I don’t know”.',
  verified: 'Thank you, your number is verified.',
  ask_address: 'What is the address where the unit stands (city, street, house number, floor)?',
  ask_address_unknown: 'Roughly will do: the city, the road, or what is near it.',
  ask_address_again: 'I need the address a little more exactly: city, street and house number, please.',
  ask_address_still: 'Where should somebody come? For example: “Room 502, 90 Wensan Road, Hangzhou”.',
  ask_city: 'In which city is that: {cities}?',
  ask_city_again:
    'Several cities have a district of that name. Which city is “{address}” in? If you are not sure, say “I don’t know”.',
  ask_product: 'Which product is it about?',
  ask_product_again:
    'I do not know that product. What kind of machine is it, or what is the model on its label?',
  ask_product_still:
    'I still need to know the machine: what it is for, its model, or the number on its label, whichever is at hand.',
  ask_product_without_serial:
    'That is all right. Which product is it: the model, or simply the kind of machine?',
  ask_product_or_serial:
    'Which product is it? The serial number on its label is best, the model or the kind of machine will do.',
  ask_which_product:
    'You wrote “{said}”, but that serial number belongs to a {registered}. Which of the two is it about?',
  ask_serial:
    'What is the serial number? It is on the label of the unit. If you do not have it, just say so.',
  ask_serial_again:
    'That does not look like a serial number. It usually has letters and digits. If you cannot find it, say “I don’t know”.',
  ask_serial_still:
    'And the serial number? It has letters and digits and is printed on the label at the back, the side or the bottom of the unit. If you cannot find it, say “I don’t know”.',
  where_is_serial: 'Where do I find the serial number?',
  no_serial_no_matter: 'No matter, it can be done without the serial number.',
  serial_not_registered:
    'The serial number {serial} is not registered with us yet. I have noted it as you said it.',
  ask_fault: 'What exactly happens with the unit?',
  ask_fault_again:
    'Please tell me in a few words what is wrong: what do you see, hear or smell, and since when?',
  ask_reason: 'What is the reason?',
  ask_reason_again: 'Please tell me in a few words why.',
  ask_subject:
    'What is your complaint about: quality, function, packaging, transport, our staff, a dealer, the price, or something else?',
  ask_subject_again:
    'Please choose one: quality, function, packaging, transport, our staff, a dealer, the price, or something else.',
  ask_time: 'When may somebody come? For example “tomorrow at 3 pm”, or “any time”.',
  ask_time_again:
    'I did not understand the time. Please write it like “tomorrow at 3 pm” or “25 November, 10:00”, or say “any time”.',
  ask_time_still:
    'And when would a visit suit you? A day and a rough hour will do, such as “Friday morning”; or say “any time”.',
  ask_new_time: 'To which day and time shall I move the visit for {number}?',
  ask_new_time_again:
    'I need a day and a time, please, for example “tomorrow at 3 pm” or “25 November, 10:00”.',
  time_past: '{time} is already past. Please name a later time.',
  ask_proof: 'When did you buy it, and do you have the receipt or the warranty card?',
  ask_proof_again:
    'Please tell me the day of purchase as well as you know it, and whether you have a receipt.',
  ask_ticket_number:
    'What is the ticket number? It looks like T2611-7K3Q9. If you do not have it, say “I don’t know”.',
  ask_ticket_number_again:
    'That does not look like one of our ticket numbers. They look like T2611-7K3Q9. If you do not have it, say “I don’t know”.',
  ask_ticket_number_still:
    'Which ticket do you mean? Its number begins with T and was told to you when it was registered, like T2611-7K3Q9. If you do not have it, say “I don’t know”.',
  ask_ticket_number_optional:
    'Is it about a ticket that you have with us? Then tell me its number, otherwise say “no”.',
  ask_choice_again: 'Please choose one of these.',
  ask_which_ticket: 'Which ticket do you mean?',
  ask_opinion: 'Please tell me in your own words what happened.',
  ask_opinion_again: 'A sentence or two is enough: what happened, and what would you like us to do?',
  ask_suggestion: 'What do you suggest?',
  ask_suggestion_again: 'Please write your suggestion in a sentence or two.',
  ask_question: 'What would you like to know?',
  ask_question_again:
    'Tell me in a sentence what you would like to know, for instance “how often is the filter changed?”.',
  ask_added_information: 'What shall I add to {number}?',
  ask_added_information_again:
    'What should the technician know about {number}? A sentence or a picture will do; say “no” if there is nothing.',
  ask_contact_optional:
    'Would you like to leave your name, so that we can get back to you? You may also say “no”.',
  ask_contact_optional_still:
    'With a name or a number we can tell you what became of it. If you would rather not, say “skip”.',
  ask_confirm: 'Is that right?',
  ask_confirm_again: 'Please say “yes” if that is right, or tell me what I should change.',
  ask_yes_or_no: 'Please answer “{yes}” or “{no}”.',
  ask_what_to_change: 'What shall I change? For example “the phone number is …”.',

  summary_fault: 'Your repair request:',
  summary_installation: 'Your request for installation:',
  summary_maintenance: 'Your request for maintenance:',
  summary_complaint: 'Your complaint:',
  summary_return: 'Your return:',
  summary_exchange: 'Your exchange:',
  summary_inquiry: 'Your question to us:',
  summary_line: '{label}: {value}',
  label_organisation: 'Organisation',
  label_serial_as_read: 'Serial number as told (registered for another product)',
  label_name: 'Name',
  label_phone: 'Phone',
  label_product: 'Product',
  label_serial: 'Serial number',
  label_fault: 'What happens',
  label_reason: 'Reason',
  label_subject: 'About',
  label_address: 'Address',
  label_time: 'Time',
  label_ticket_number: 'Ticket',
  label_proof: 'Purchase',
  label_opinion: 'In your words',
  proof_at_hand: 'proof of purchase at hand',
  proof_missing: 'no proof of purchase',
  not_known: 'not known',
  time_not_fixed: 'any time',
  time_soonest: 'as soon as possible',

  ticket_opened: 'Your ticket is {number}.',
  opened_incomplete:
    'I have not heard from you for a while, so that nothing is lost I have passed on what you told me: ticket {number}. Write here whenever you like and we go on.',
  opened_missing:
    'Before somebody can come we still need to know {missing}: just write it here, or we will call and ask.',
  missing_fault: 'what is wrong',
  missing_address: 'the address',
  visit_time_follows: 'You will hear the exact time as soon as the visit is planned.',
  keep_number: 'Please keep the number; with it you can ask for the state of things here at any time.',

  status_is: 'Ticket {number} ({kind}): {state}.',
  status_technician: 'Technician: {name}.',
  status_visit: 'Planned visit: {time}.',
  status_wished_time: 'You asked for {time}; you hear from us as soon as it is settled who comes.',
  status_time_passed: 'You asked for {time}, which is past, and no visit is on record. I am sorry.',
  sorry_let_down: 'I am sorry that you have been kept waiting.',
  status_no_visit: 'A visit has not been scheduled yet.',
  status_on_hold: 'It is waiting: {reason}.',
  status_several: '{count, plural, one {You have one open ticket:} other {You have # open tickets:}}',
  status_more: 'For older ones, send me the ticket number.',
  status_none: 'There is no open ticket for this number.',
  not_found_or_no_match: 'I find no ticket with this number and this phone together.',
  offer_colleague: 'Please say it in other words, or say “agent” and a colleague will help you.',
  ask_which_mistyped:
    'Which of the two may be mistyped, the ticket number or the phone? Send me the right one; you need not repeat the other.',
  offer_person: 'If you like, say “agent” and a colleague will help you.',

  reschedule_confirm: 'Shall I move the visit for {number} to {time}?',
  rescheduled: 'Done: the appointment for {number} has been moved to {time}.',
  cancel_confirm: 'Do you really want to cancel {number} ({what})?',
  cancelled: '{number} is cancelled. Nobody will come.',
  kept: 'All right, {number} stays as it is; nothing was cancelled.',
  nothing_changed: 'All right, nothing was changed; everything stays as it was.',
  cancel_means:
    'When a ticket is cancelled, nobody comes any more and nothing more is done about it. You can report it again at any time.',
  quote_is: 'Quote for {number}:',
  quote_what: '{description} ({kind})',
  quote_entry: '– {what}: {amount}',
  quote_entry_of: '– {what}: {quantity} × {price} = {amount}',
  quote_entry_free: '– {what}: free of charge for you',
  quote_total: 'You pay {total} in all.',
  quote_valid: 'This price is valid until {until}.',
  ask_quote: 'Shall we do the work at this price?',
  quote_consented:
    'Thank you. Your consent to the quote for {number} ({total}) is recorded, and we go ahead with the work.',
  quote_refused:
    'It is recorded that you do not agree to the quote for {number}. None of it will be done or charged.',
  ask_quote_why: 'May I ask why? You may also skip this.',
  quote_why_thanks:
    'Thank you for telling us; I have passed it on. If you would like to talk it over, say “agent” and a colleague will help you.',
  quote_refused_bye:
    'That is fine. If you would like to talk it over, say “agent” and a colleague will help you.',
  quote_too_dear:
    'I understand. If the price is the difficulty, say “agent” and a colleague will talk it over with you.',
  quote_take_time:
    'Take your time: the price stands until {until}. If you would like to talk it over, say “agent”.',
  quote_left_open:
    'I leave it open, then: nothing is decided, and nothing is charged. The quote for {number} stands until {until}; ask me for it whenever you like, or say “agent” to talk it over.',
  quote_nothing_decided:
    'All right, nothing is decided and nothing is charged. Ask me for the quote whenever you like.',
  quote_changed: 'The quote has changed in the meantime. This is how it stands now:',
  quote_withdrawn:
    'The quote for {number} has been withdrawn. You need not answer it, and nothing of it is charged.',
  quote_answer_here: 'Please answer right here whether you agree.',
  quote_price: 'That is all that you pay; should anything be added, you are asked again first.',
  quote_then: 'If you agree, the work is done at this price. If not, none of it is done or charged.',
  quote_none: 'There is no quote for {number} so far.',
  quote_first: 'You are told every price beforehand, and nothing is charged before you agree.',
  quote_was_consented: 'You agreed to the quote for {number} ({total}) on {on}.',
  quote_was_refused:
    'The quote for {number} ({total}) was refused on {on}; nothing of it is charged. If you have changed your mind, say “agent” and a colleague will quote again.',
  quote_was_withdrawn: 'The quote for {number} ({total}) was withdrawn on {on}; nothing of it is charged.',
  quote_was_expired:
    'The quote for {number} ({total}) was valid until {until}. Say “agent” and a colleague will quote again.',
  information_added: 'Thank you, I have added that to {number}; the technician will see it.',
  change_told_on_channel: 'The change is also being sent to the contact on the ticket.',
  too_late_to_change: '{number} is {state} and can no longer be changed.',

  window_open_return: 'You can return the unit until {until}.',
  window_open_exchange: 'You can exchange the unit until {until}.',
  window_closed_return: 'I am sorry, the return window closed on {until}.',
  window_closed_exchange: 'I am sorry, the exchange window closed on {until}.',
  window_unknown:
    'Whether the unit can still be returned or exchanged depends on the day of purchase; we will check it against your receipt.',
  window_open_return_as_told:
    'From the day of purchase that you told me, you can return it until {until}, on showing the proof of purchase.',
  window_open_exchange_as_told:
    'From the day of purchase that you told me, you can exchange it until {until}, on showing the proof of purchase.',
  window_not_offered: 'I am sorry, our terms give no return or exchange for this unit.',
  window_other_proof:
    'Without the receipt, a card statement or the order will do as proof of the day of purchase.',
  ask_day_of_purchase: 'On which day did you buy it, roughly?',
  window_open_return_at_least:
    'From what you told me, you can return it until {until} at least, on showing the proof of purchase.',
  window_open_exchange_at_least:
    'From what you told me, you can exchange it until {until} at least, on showing the proof of purchase.',
  window_closed_return_at_most:
    'I am sorry, from what you told me the return window closed on {until} at the latest.',
  window_closed_exchange_at_most:
    'I am sorry, from what you told me the exchange window closed on {until} at the latest.',
  ask_month_of_purchase: 'In which month was that, roughly?',
  ask_purchase_again:
    'Roughly will do, for example “March” or “early March”. If you do not remember, say “I don’t know”.',
  ask_repair_instead:
    'Shall we repair it for you instead? Should you still want to give it back, tell me and I will take your request for approval.',
  ask_which_instead: 'Which would you like? Say “repair” or “ask for approval”, or “never mind” for neither.',
  ask_approval: 'Shall I take your request down then, for the manager to approve?',
  ask_approval_again:
    'Say “yes” and I will put your request to a manager, or “leave it” and nothing is sent.',
  window_for_approval: 'I will take it as a request; it needs approval, and we will tell you the decision.',

  answer: '{text}\n(Source: {source})',
  source_policy: 'our service policy',
  no_answer:
    'I am sorry, I do not have an answer to that. Shall I open a ticket, so that somebody gets back to you?',
  no_answer_passed_on: 'I cannot look that up here; I will take it down and have somebody call you back.',
  will_pass_on: 'All right, I will take it down and have somebody get back to you.',
  no_answer_again:
    'Shall I write your question down so that somebody calls you about it? Say “yes” or “leave it”.',
  complaint_sorry: 'I am sorry that this happened. I will take your complaint down properly.',
  suggestion_thanks: 'Thank you for your suggestion. It goes to the people who can act on it.',
  stay_safe:
    'Safety first: please stop using it, and switch it off at the mains, or shut the water or gas valve, if you can do so safely. If there is a fire or anybody is hurt or trapped, call the emergency services at once.',
  crisis:
    'I understand how serious this is for you, and I am sorry. A manager will be told about it at once; let me take down what is needed to help you quickly.',

  handed_over: 'I am handing you over to a colleague, who will answer you right here.',
  handed_over_waiting: 'A colleague has your conversation and will answer you right here.',
  outside_hours:
    'We are closed now and back on {opens}. Your message is kept and will be answered then; we can also call you back.',
  nobody_yet:
    'I am sorry, everybody is still busy. You stay in the queue. Would you like us to call you back?',
  callback_noted: 'Noted: we will call you back on {phone}. Your ticket is {number}.',
  back_to_bot: 'It is me again, the service desk’s assistant. What else can I do for you?',

  side_how_long:
    'How soon somebody comes depends on the place and the matter; your ticket will tell you the exact day and time that we promise.',
  side_my_number:
    'We use your number only to contact you about this ticket and the visit; it is not shared with anyone else.',
  side_price:
    'Under warranty you pay nothing. Otherwise you are told the charges beforehand, and nothing is done before you agree.',
  side_price_of_work:
    'What an installation or a service costs depends on the unit and the place. You will be told before anybody comes, and nothing is done until you agree.',
  side_opening_hours: 'Our hours: {hours}. You can write to me at any time.',
  open_then: 'We are open {when}.',
  closed_then: 'We are closed {when}.',
  open_now: 'We are open now.',
  closed_now: 'We are closed now.',
  open_except: 'Except on {days}.',
  open_weekday: 'on {day}s',
  open_weekends: 'at weekends',
  open_holidays: 'on public holidays',
  open_evenings: 'in the evening',
  open_today: 'today',
  open_tomorrow: 'tomorrow',
  hours_always: 'around the clock',
  side_why_asked: 'I ask so that the right technician comes to the right place with the right parts.',
  side_on_file:
    'I cannot see here what you gave us before, so nobody else can get at it either. Please tell me once more.',
  hurries: 'I understand it is urgent; a few details and it goes out at once.',
  side_here: 'Yes, I am here, and I see to it that you are helped.',
  side_are_you_a_robot:
    'I am the desk’s automatic assistant. Say “agent” whenever you would rather talk to a person.',
  side_what_then:
    'You get a ticket number and the time we promise; then somebody takes care of it, and you can ask for the state of things here.',
  side_not_known: 'I cannot look that up here; you can ask whoever gets in touch with you.',
  side_owner_data: 'I am sorry, I cannot tell anything about the owner of a unit.',

  survey_intro: 'Your ticket {number} is done. May I ask how it was? It takes half a minute.',
  ask_rating_attitude: 'How satisfied are you with the way we treated you?',
  ask_rating_skill: 'How satisfied are you with the technician’s skill?',
  ask_rating_punctuality: 'How satisfied are you with our punctuality?',
  ask_rating_promise_kept: 'How satisfied are you with how we kept our promises?',
  ask_rating_again: 'Please choose one: very satisfied, satisfied, dissatisfied or very dissatisfied.',
  ask_which_rating:
    'Do you mean {digit, plural, one {# star} other {# stars}} (“{stars}”) or answer number {digit} (“{place}”)? Please tap on it or write it in words.',
  ask_comment: 'Is there anything you would like to add? You may also say “no”.',
  survey_thanks: 'Thank you, that helps us.',
  survey_sorry: 'Thank you for being frank. I am sorry that we fell short; somebody will look into it.',

  quote: 'The charges for {number}:\n{lines}\nTotal: {total}',
  quote_line: '{what}: {amount}',
  ask_quote_consent: 'Do you agree to these charges?',
  quote_agreed: 'Thank you, your consent is recorded. We will go on with the work.',
  quote_declined: 'All right, your refusal is recorded. No chargeable work will be done.',

  too_many: 'That was a lot of messages at once. Please wait a moment and write again.',
  too_long: 'That message is too long for me. Please send it in shorter parts.',
  bad_frame: 'I could not read that message. Please send it again.',
  mail_subject: 'Your message',
  voice_not_heard: 'I am sorry, I cannot listen to voice messages. Please write to me instead.',
  came_unreadable:
    'I am sorry, I cannot read messages of this kind. Please write to me; pictures and short videos are fine too.',
  came_voice: '[voice message]',
  came_other: '[something that is no text]',
  technical_trouble:
    'I am sorry, something went wrong on our side. Your message is kept; please try again in a moment.',

  button_yes: 'Yes',
  button_no: 'No',
  button_change: 'Change something',
  button_cancel_it: 'Yes, cancel it',
  button_keep_it: 'No, keep it',
  button_agree: 'I agree',
  button_decline: 'I do not agree',
  button_skip: 'Skip',
  button_any_time: 'Any time',
  button_not_known: 'I don’t know',
  button_no_ticket: 'None',
  button_no_code: 'No code',
  button_code_again: 'Send another code',
  button_person: 'Agent',
  button_callback: 'Call me back',
  button_keep_waiting: 'Keep waiting',
  button_fault: 'Report a fault',
  button_installation: 'Installation',
  button_maintenance: 'Maintenance',
  button_complaint: 'Complaint',
  button_return: 'Return',
  button_exchange: 'Exchange',
  button_status: 'Where is my ticket?',
  button_question: 'I have a question',
  button_suggestion: 'Suggestion',
  button_repair_instead: 'Repair it instead',
  button_ask_approval: 'Ask for approval',
  button_leave_it: 'Leave it',

  refused_unauthenticated: 'I am sorry, this conversation has expired. Please open the chat again.',
  refused_forbidden: 'I am sorry, I cannot do that here.',
  refused_bad_user_input: 'I am sorry, something in that does not fit. Please check it and try again.',
  refused_not_found: 'I am sorry, I cannot find that.',
  refused_conflict: 'That has just been changed by somebody else. Please try once more.',
  refused_invalid_state: 'I am sorry, that is not possible at this stage.',
  refused_rate_limited: 'That was a little too fast. Please wait a moment and try again.',
};
