import type { Lexicon } from './lexicon.js';

/** Lower case, straight apostrophes. */
export const english: Lexicon = {
  intents: {
    installation: [
      [
        0.9,
        /\b(?:installation|install(?:ed)? (?:in|at|on|for|please|my|our|the|a)|(?:need|want|would like|like|have|get|arrange|book|schedule)\b[^.!?]{0,50}\binstall(?:ed|ation)?|set ?up (?:my|our|the|a) new|to install|please install|mount(?:ed)? (?:it|the|my|our))\b/,
      ],
      [0.4, /\binstall\w*\b|\bhook(?:ed)? up\b/],
    ],
    maintenance: [
      [
        0.9,
        /\bmaintenance\b|\bmaintain(?:ed)?\b|\b(?:yearly|annual|regular|routine|periodic|quarterly) (?:check(?:-?\s?up)?|service|servicing|inspection|cleaning)\b|\bcheck-?\s?up\b|\bservicing\b|\btune-?up\b|\b(?:need|want|like|have|get|book|arrange|schedule)\b[^.!?]{0,40}\b(?:serviced|cleaned|filter (?:changed|replaced))\b/,
      ],
      [0.5, /\bcleaning\b|\bservice (?:visit|appointment)\b|\b(?:change|replace) (?:the|my|our) filter\b/],
    ],
    complaint: [
      [1, /\bcomplain(?:t|ts|ing)?\b(?! about$)|\bi complained\b|\bfile a grievance\b/],
      [0.6, /\b(?:rude|unprofessional|unacceptable|outrageous|disgusting|ripped off|overcharged|scam)\b/],
    ],
    return: [
      [
        1,
        /\breturn (?:my|the|it|this|that|our|a|an|unit|request)\b|\brefund\b|\bmoney back\b|\bsend (?:it|this|the \w+) back\b|\b(?:like|want|wish|need) to return\b|^return$|\bget rid of it\b/,
      ],
    ],
    exchange: [
      [
        1,
        /\bexchange\b|\breplacement (?:unit|machine|one|device|camera|printer|instead)\b|\breplace (?:it|the unit|this one|this unit|my unit)\b|\bswap (?:it|this|the)\b|\b(?:a|get|want|give me a|send (?:me )?a) replacement\b|\bnew one instead\b/,
      ],
    ],
    status: [
      [
        0.9,
        /\bwhere(?:'s| is| are) (?:my|the|your|our)\b[^.!?]{0,12}(?:technician|engineer|repair|ticket|guy|man|person|order)|\bstatus\b|\bwhat(?:'s| is) (?:going on|happening|the (?:state|progress|latest|status|news))|\bprogress\b|\bany (?:news|update|updates|progress)\b|\bcheck (?:on )?(?:my|the|a) (?:ticket|repair|order|request)\b|\bwhen (?:will|is|does|are) (?:the |my |your |somebody |someone |anyone )?(?:technician|engineer|repair ?man|guy|somebody|someone|anyone|he|she|they)?\s?(?:come|coming|arrive|arriving|be here|get here)\b|\btrack (?:my|the)\b|\bhow (?:far|is) (?:my|the) (?:ticket|repair|case)\b/,
      ],
      [
        0.5,
        /\bnobody (?:has )?(?:came|come|called|contacted|showed)\b|\bstill waiting\b|\bhave(?:n't| not) heard\b|\bmy ticket\b/,
      ],
    ],
    reschedule: [
      [
        1,
        /\breschedul\w*|\bpostpone\b|\b(?:move|change|shift|push|switch|delay|bring forward)\b[^.!?]{0,40}\b(?:appointment|visit|time|date|day|slot|booking)\b|\b(?:appointment|visit)\b[^.!?]{0,30}\b(?:moved|changed|to another|different (?:day|time))\b|\banother (?:day|time|date)\b|\bdifferent (?:day|time|date)\b|\bcome (?:later|earlier)\b|\bmove (?:it|t\d{4}[- ]?\w{5}|ticket)\b[^.!?]{0,20}\bto\b/,
      ],
    ],
    cancel: [
      [
        1,
        /\bcancel\w*\b[^.!?]{0,24}\b(?:ticket|appointment|visit|order|request|repair|booking|t\d{4}[- ]?\w{5}|technician)\b|\b(?:ticket|appointment|visit|booking|t\d{4}[- ]?\w{5})\b[^.!?]{0,20}\bcancel\w*\b|\bcall off\b|\bno need (?:to come|for (?:a|the) (?:technician|visit))\b|\bdon't (?:send|need) (?:a|the|anybody|anyone)\b[^.!?]{0,20}\b(?:technician|any ?more|engineer)\b/,
      ],
    ],
    add_information: [
      [
        1,
        /\badd (?:something|a note|some|more|information|info|a comment|this|that|details?|one (?:more )?thing)\b|\badd (?:to|information)\b|\b(?:note|message|information) (?:for|to) (?:the|your) (?:technician|engineer)\b|\b(?:tell|let) the (?:technician|engineer)\b|\badditional (?:information|info|detail)\b/,
      ],
    ],
    question: [
      [
        0.8,
        /\b(?:a |one |quick |have a |got a )question\b|\bi(?:'d| would) like to (?:know|ask)\b|\bwondering\b|\bhow (?:often|do i|can i|to|does|many|much|long does (?:the|a) (?:filter|battery|warranty))\b|\bwarranty\b[^.!?]{0,30}\?|\bunder warranty\b|\binquir(?:y|e)\b|\benquir(?:y|e)\b/,
      ],
      [0.5, /^(?:what|which|who|why|when|where|is|are|do|does|can|could|should|how)\b[^.!]*\??$|\?\s*$/],
    ],
    suggestion: [
      [
        1,
        /\bsuggest(?:ion|ions|ed|ing)?\b|\bfeature request\b|\bit would be (?:nice|great|good) if\b|\bfeedback\b/,
      ],
    ],
    person: [
      [
        1,
        /\b(?:speak|talk|chat|connect(?: me)?|put me through|transfer(?: me)?|get me)\b[^.!?]{0,20}\b(?:human|person|agent|someone|somebody|representative|operator|manager|supervisor|colleague|staff|people)\b|\b(?:real|actual|live|human) (?:person|human|agent|being|operator|support)\b|^(?:an? )?(?:agent|human|person|operator|representative|staff|real person)(?: please)?[.!]*$|\b(?:need|want|give me|get) (?:a|an|to speak to a) (?:human|agent|person|representative|operator)\b|\bcustomer service (?:rep|agent|person)\b|\bnot a (?:bot|robot|machine)\b/,
      ],
    ],
    survey: [[0.7, /\bsurvey\b|\brate (?:you|the|your|my)\b|\brating\b/]],
    greeting: [
      [
        0.6,
        /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|is (?:anyone|anybody|someone) there|anyone there|yo)\b/,
      ],
    ],
    thanks: [[0.6, /\bthank(?:s| you)\b|\bthx\b|\bcheers\b|\bappreciate\b/]],
    start_over: [
      [
        1,
        /\bstart(?:ing)? (?:over|again|afresh|from (?:scratch|the beginning))\b|^(?:restart|reset|begin again|from the top)[.!]*$/,
      ],
    ],
    cancel_dialog: [
      [
        1,
        /^(?:no,? |ok,? |oh,? |actually,? |sorry,? |please )*(?:cancel|never ?mind|forget (?:it|about it)|stop|quit|exit|abort|leave it|drop it|not any ?more|skip it all)(?: (?:it|this|that|all|everything|please|then|thanks|thank you))*[.!]*$|\bnever ?mind\b|\bforget (?:it|about it)\b|\bi(?:'ve| have)? changed my mind\b/,
      ],
      [0.6, /\b(?:solved|fixed|sorted) (?:it )?(?:myself|itself)\b|\bno longer needed\b/],
    ],
    any_time: [[0.8, /\bany ?time\b|\bwhenever\b|\bany day\b/]],
    correction: [
      [
        0.8,
        /\b(?:wrong|mistyped|mistake|typo|misspelled|misspelt|incorrect|correction|not right|mixed up)\b|\bshould (?:be|have been)\b|\bactually (?:it's|it is|my|the)\b|\b(?:change|correct) (?:my|the) (?:name|phone|number|address|serial|time)\b|\bi meant\b/,
      ],
    ],
    another: [
      [
        0.8,
        /\banother (?:one|machine|unit|fault|problem|thing|device|printer|copier|purifier|switch|camera)\b|\b(?:also|second) (?:have|has|one|machine|unit|problem|fault)\b|\bone more (?:thing|machine|unit|fault|problem)\b/,
      ],
    ],
  },
  symptoms:
    /\bleak\w*|\bdrip\w*|\bflood\w*|\bwater (?:all over|on|everywhere|under|is coming|comes)|\bwo(?:n't|nt)\b|\bwill not\b|\bdo(?:es)?(?:n't|nt| not) (?!know|have|want|need|like|work\b|care|mind|remember|see)\w+|\bcan(?:'t|not) (?:print|turn|start|connect|see|open|close|heat|cool|scan|record|access|log|get (?:hot|cold|water)|hear|reach the)|\bstop(?:s|ped)\b|\bno (?:power|water|hot water|cold water|picture|image|video|signal|lights?|sound|display|response|recording|footage|heat|heating|network|link|internet|air|pressure)\b|\bdead\b|\bdied\b|\bnois(?:e|y|es)\b|\bgrinding\b|\bbeep\w*|\bsmok(?:e|es|ing)\b|\bsmell\w*|\bburn(?:s|t|ed|ing)?\b|\bhot air\b|\bsmudg\w*|\bjam(?:s|med|ming)?\b|\bstuck\b|\bcrash\w*|\bfreez\w*|\bfroze\w*|\breboot\w*|\brestart(?:s|ing|ed)\b|\berrors?\b|\bblank\b|\bblack (?:screen|spots|lines?|marks|bars)\b|\bflicker\w*|\bblink\w*|\blos(?:es|ing|t) (?:the |its )?(?:uplink|link|connection|signal|power|network|picture)\b|\bdrop(?:s|ping|ped)? (?:out|off|the|packets|connection)\b|\bdisconnect\w*|\boverheat\w*|\bspark\w*|\btrip(?:s|ped|ping)\b|\bcrack\w*|\bsnap(?:s|ped)\b|\brattl\w*|\bvibrat\w*|\bslow(?:ly)?\b|\bweak\b|\blow (?:pressure|flow)\b|\bluke ?warm\b|\bnot (?:heating|cooling|turning|starting|printing|charging|recording|responding|connecting|draining|dispensing|filtering|getting|coming|closing|opening|scanning|lighting)\b|\bkeeps? \w+ing\b|\bwent (?:dark|dead|out|off|black|blank)\b|\bfail(?:s|ed|ing|ure)\b|\bdamaged\b|\b(?:purple|black|white|green|red|blue|vertical|horizontal) (?:line|stripe|streak|light)s?\b|\bstreak\w*|\bfell off\b|\bbroke off\b|\bcame off\b|\btast(?:es?|ed)\b|\bcloudy\b|\brust\w*|\bshort(?:ed)? circuit\b|\btoo (?:hot|cold|loud|slow|small|weak)\b|\bloud\b|\bblurr?y\b|\bscratch\w*|\bdent\w*|\bcrushed\b|\bshow(?:s|ing)? (?:error|[ef]\d)|\b[ef]\d{1,2}\b|\bgoes? (?:off|dark)\b|\bshuts? (?:down|off)\b|\bdisplays?\b.{0,20}\berror|\bclogg\w*|\bblocked\b/,
  vague:
    /\bbroken?\b|\bbroke\b|\b(?:not|isn't|stopped|doesn't|does not|don't|won't) (?:work(?:s|ing)?|function\w*)\b|\bout of order\b|\bfaulty\b|\bdefect(?:ive)?\b|\b(?:a|some|has|have|having) (?:problems?|issues?|trouble|fault)\b|\bmalfunction\w*|\bacting up\b|\bsomething(?:'s| is)? wrong\b/,
  repair:
    /\brepair(?:s|ed|ing)?\b|\bfix(?:ed|ing)?\b|\breport a (?:fault|problem)\b|\bmend\b|\bsend (?:a|an|somebody|someone|your) ?(?:technician|engineer)?\b|\bsomebody (?:to )?(?:come|look)\b|\bcan (?:somebody|someone) come\b|\bhave a look\b|\btechnician\b[^.!?]{0,20}\b(?:come|look|visit)\b|\bservice call\b/,
  yes: /^(?:oh |ok |well )?(?:yes|yeah|yep|yup|y|sure|ok|okay|correct|right|exactly|that's (?:right|correct|fine)|that is (?:right|correct)|confirmed?|i agree|agreed|go ahead|please do|fine|looks good|absolutely|of course|definitely|all (?:good|right|correct)|perfect|sounds good)\b/,
  no: /^(?:oh |ok |well |sorry |actually )?(?:no(?!\.? ?\d)|nope|nah|n|not (?:right|correct|really|now|yet|quite|needed|necessary)|don't|never|wrong|incorrect|nothing(?: else)?|none|that's (?:all|wrong|not right|it)|no thanks?|nothing more)\b|\bno(?:,)? thank(?:s| you)\b|\bthat's not (?:right|correct)\b/,
  dontKnow:
    /\b(?:i )?(?:do(?:n't|nt| not)) (?:know|remember|recall|have (?:it|one|that|a serial|the serial|any|the number)|see (?:it|one|any))\b|\bno idea\b|\bnot sure\b|\bno clue\b|\b(?:can't|cannot|can not|couldn't|could not) (?:find|see|read|remember|tell|locate)\b|\bunknown\b|\bforgot(?:ten)?\b|\bnot that i (?:can see|know)\b|\bno (?:sticker|label|serial|number|ticket|code)\b|\bin the box\b|\bdunno\b|\bidk\b|\bn\/a\b|^none[.!]*$|\blost (?:it|the)\b|\bgot no code\b|\bdidn't (?:get|receive)\b/,
  refuses:
    /\b(?:i(?:'d| would)) rather not\b|\b(?:i )?(?:won't|will not|don't want to|do not want to|refuse to|prefer not to|not going to) (?:say|tell|give|share|provide)\b|\bnone of your business\b|\banonymous\b|\bjust asking\b|\bnobody\b|\bprivate\b|\bnot giving\b|\bjust (?:looking|tell me)\b/,
  wrong:
    /\bwrong\b|\bmistyped\b|\bmistake\b|\btypo\b|\bmiss?pelled\b|\bmisspelt\b|\bincorrect\b|\bcorrection\b|\bshould (?:be|have been)\b|\bi meant\b|\bnot right\b|\bactually\b|\bchange\b|\bcorrect (?:my|the)\b/,
  slots: {
    phone:
      /\bphone\b|(?<!\bserial |\bticket |\border |\bmodel )\bnumber\b(?! on)|\bmobile\b|\bcell\b|\btel(?:ephone)?\b/,
    name: /\bname\b/,
    address: /\baddress\b|\bstreet\b|\blocation\b/,
    time: /\btime\b|\bdate\b|\bappointment\b|\bday\b/,
    serial: /\bserial\b|\bs\/n\b/,
    product: /\bproduct\b|\bmodel\b|\bmachine\b|\bdevice\b/,
    fault: /\bfault\b|\bproblem\b|\bdescription\b/,
    ticket_number: /\bticket(?: number)?\b/,
  },
  same: /\b(?:same|unchanged|as before|identical|like before)\b/,
  appointment:
    /\bcome\b|\bvisit\b|\bappointment\b|\bavailable\b|\bfree\b|\bworks?\b|\bsuits?\b|\bfine\b|\bbest\b|\bhome\b|\bconvenient\b|\bmove\b|\breschedule\b|\bchange\b|\bschedule\b|\bbook\b|\bsend\b|\bsomebody\b|\bsomeone\b|\bi'm in\b|\bplease\b|\bprefer\b|\bto\b|\bhow about\b/,
  notThen:
    /\bsince\b|\bnot (?:available|home|here|in)\b|\bbusy\b|\baway\b|\bout of (?:town|office)\b|\bstarted\b|\bstopped\b|\bbegan\b|\bwas\b|\bwere\b|\bbought\b|\barrived\b|\bdelivered\b|\binstalled\b|\bbefore the\b|\bago\b|\bbroke\b/,
  subjects: {
    STAFF_CONDUCT:
      /\brude\w*\b|\b(?:staff|technician|employee|engineer|receptionist)(?:'s)? (?:conduct|behaviou?r|was|is|attitude|never|did|shouted|swore)|\bstaff\b|\bconduct\b|\battitude\b|\bunprofessional\b|\bimpolite\b|\bshouted\b|\bswore\b|\blate\b|\bnever (?:came|showed)\b|\bdidn't show\b/,
    DEALER: /\bdealer\w*\b|\breseller\b|\bdistributor\b|\bretailer\b|\bshop\b|\bstore\b|\bseller\b/,
    PRICE:
      /\bprice\w*\b|\bcharg(?:e|ed|es|ing)\b|\bovercharg\w*|\bexpensive\b|\bcost\b|\bbill(?:ed)?\b|\binvoice\b|\bfee\b|\bripped off\b/,
    PACKAGING: /\bpackag\w*\b|\bcarton\b|\bbox was\b|\bbox (?:arrived|came)\b|\bwrapp\w*\b/,
    TRANSPORT: /\bshipping\b|\bshipped\b|\bdeliver(?:y|ed)\b|\bcourier\b|\btransport\w*\b|\btransit\b/,
    FUNCTION: /\bfunction\w*\b|\bfeature\b|\bperformance\b|\bnot as advertised\b|\bdoesn't do\b/,
    QUALITY:
      /\bquality\b|\bsnapped\b|\bbroke(?:n)?\b|\bflimsy\b|\bcheap(?:ly)? made\b|\bfell apart\b|\bdefect\w*\b|\bpoor(?:ly)? made\b|\bafter (?:two|three|a few|one|\d) (?:days?|weeks?)\b/,
    OTHER: /^(?:other|something else|else|another)\b/,
  },
  levels: [
    [
      'VERY_DISSATISFIED',
      /\bvery (?:dis|un)satisfied\b|\bvery (?:bad|poor|unhappy)\b|\bterrible\b|\bawful\b|\bhorrible\b|\bworst\b|^1(?:\/5| star)?$/,
    ],
    [
      'DISSATISFIED',
      /\b(?:dis|un)satisfied\b|\bnot (?:very |really |so )?(?:satisfied|good|happy|great)\b|\bpoor\b|\bbad\b|\bunhappy\b|\bdisappoint\w*|\bso-so\b|\bmeh\b|^2(?:\/5| stars?)?$/,
    ],
    [
      'VERY_SATISFIED',
      /\bvery (?:satisfied|good|happy|nice|professional)\b|\bextremely\b|\bexcellent\b|\bgreat\b|\bperfect\b|\bamazing\b|\bfantastic\b|\boutstanding\b|\bwonderful\b|^[45](?:\/5| stars?)?$/,
    ],
    [
      'SATISFIED',
      /\bsatisfied\b|\bgood\b|\bfine\b|\bok(?:ay)?\b|\bhappy\b|\bnice\b|\bnot bad\b|\bdecent\b|^3(?:\/5| stars?)?$/,
    ],
  ],
  side: {
    how_long:
      /\bhow (?:long|soon|quick(?:ly)?|fast)\b[^.!]{0,40}\b(?:take|takes|come|arrive|be here|get here|until|before|fix|repair|wait|will|does)\b|\bhow long\b|\bhow soon\b|\bwhen (?:can|could|will|would) (?:you|someone|somebody|he|they|the technician)\b[^.!]{0,20}(?:come|arrive|be here|fix)/,
    my_number:
      /\bwhat (?:do|will|would|are) you (?:do|doing|going to do|use)\b[^.!]{0,24}\b(?:number|phone|data|information|details|address)\b|\bwhy do you (?:need|want|ask for) (?:my|a) (?:phone|number|mobile)\b|\b(?:share|sell|give)\b[^.!]{0,16}\bmy (?:number|phone|data|details|information)\b|\bprivacy\b|\bis my (?:number|data)\b/,
    price:
      /\bhow much\b|\bwhat(?:'s| is| does| will| would)[^.!]{0,24}\b(?:cost|price|charge|fee)\b|\b(?:is|will) (?:it|that|this|the \w+)[^.!]{0,12}\b(?:free|charged?|cost)\b|\bdo i (?:have to|need to) pay\b|\bextra charge\b|\bprice\?/,
    opening_hours:
      /\b(?:opening|business|office|working) hours\b|\bwhen (?:are|do) you (?:open|close|work)\b|\bare you open\b|\bwhat time do you (?:open|close)\b/,
    why_asked:
      /\bwhy (?:do|are|would) you (?:ask|asking|need|want)\b|\bwhat (?:do you need|for do you)\b[^.!]{0,20}\bfor\b/,
    robot:
      /\bare you (?:a |an )?(?:bot|robot|machine|human|real|ai|person|computer)\b|\bam i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:bot|robot|machine|human|real|person)\b/,
    owner_data:
      /\bwho (?:owns|is the owner|bought|does .{0,20} belong)\b|\bowner(?:'s)? (?:name|phone|number|address|details)\b|\b(?:his|her|their) (?:phone|number|address|name)\b/,
    what_then:
      /\bwhat (?:happens|will happen|would happen)\b[^.!?]{0,24}(?:then|next|after|if|when|\?|$)|\bwhat (?:then|next)\b|\band then\?/,
  },
  reasons:
    /\bbecause\b|\b(?:do(?:n't| not)|no longer) (?:want|need|like) (?:it|this|that|the|them)\b|\bwrong (?:colou?r|size|model|item|one)\b|\btoo (?:big|small|loud|noisy|heavy|slow|expensive)\b|\bnot (?:what|as) (?:i|we|described|advertised)\b|\bby mistake\b|\b(?:doesn't|does not) (?:fit|suit)\b|\bregret\b|\bdisappoint\w*/,
  insists:
    /\bapprov\w*|\binsist\w*|\bstill (?:want|would like)\b|\banyway\b|\b(?:file|make|take|submit) (?:a|the|my) request\b|\b(?:i )?(?:really )?want (?:my money|a refund|to return|a replacement|an exchange)\b/,
  noRepair: /\b(?:no|not|don't|do not|without)\b[^.!?]{0,24}\b(?:repair\w*|fix\w*|mend\w*)\b/,
  unitWarranty:
    /\b(?:still|is (?:it|this|that|my|mine|the \w+)|are (?:they|we))\b[^.!?]{0,40}\b(?:under|in|within|covered by|out of|have)\b[^.!?]{0,10}\b(?:warranty|guarantee)\b|\bwhen does\b[^.!?]{0,30}\bwarranty\b[^.!?]{0,12}\b(?:end|expire|run out)|\b(?:my|its|the) warranty (?:still|end|expire|over|valid)|\bcovered by (?:the )?warranty\b|\bout of warranty\b|\b[a-z]*\d[\w-]+\b[^.!?]{0,20}\b(?:under|in) warranty\b/,
  callBack:
    /\b(?:call|ring|phone|contact) me\b|\bcall ?-?back\b|\bget back to me\b|\b(?:somebody|someone|anybody|anyone)\b[^.!?]{0,12}\b(?:call|ring|contact|get back)|\bopen a ticket\b/,
  keep: /\bkeep\b|\b(?:do not|don't|not|never) (?:want to )?cancel\b|\bstill (?:want|need|come)\b|\b(?:should|may|can) (?:still )?come\b|\bleave it (?:as|like|open|alone)\b|\bas it is\b/,
  callOff: /\bcancel\b|\bcall (?:it )?off\b|\bdrop it\b|\bno need to come\b/,
  movedTo: /\b(?:to|for|until|till|instead)\b/g,
  leadIn:
    /\b(?:i|we|my|our|the|a|an|is|are|it|on|for|of|to|in|and|please|hi|hello|hey|need|needs|want|wants|would|like|can|could|you|let|me|add|added|adding|something|anything|some|more|note|information|info|details?|comment|additional|ticket|order|number|phone|mobile|tel|telephone|here|there|has|have|thanks?|existing|open|one|thing)\b/g,
  receipt:
    /\b(?:have|got|with|keep|kept|find) (?:the|a|my|it on the)? ?(?:receipt|invoice|warranty card|proof)\b|\breceipt is\b|\b(?:receipt|invoice)\b(?![^.]{0,12}(?:lost|gone|missing))/,
  noReceipt:
    /\b(?:no|lost|don't have|do not have|without|can't find|cannot find|threw away|missing)\b[^.!?]{0,16}\b(?:receipt|invoice|warranty card|proof)\b|\b(?:receipt|invoice)\b[^.!?]{0,10}\b(?:lost|gone|missing)\b/,
};
