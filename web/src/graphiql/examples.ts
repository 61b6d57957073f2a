/** The tabs of a first visit: both answer with the demonstration company as it is. */
export const examples = [
  {
    query: `# The staff queue: what is due next comes first.
query StaffQueue {
  tickets(orderBy: MOST_URGENT, first: 20) {
    nodes {
      id
      number
      kind
      state
      severity
      customer { name }
      clocks { target state dueAt remaining }
      assignee { name }
      lastMessage { text }
    }
  }
}
`,
  },
  {
    query: `# One ticket with everything that happened to it. Put a number into the variables below.
query TicketWithEvents($number: String!) {
  ticket(number: $number) {
    id
    number
    kind
    state
    description
    customer { name phone }
    product { model name }
    entitlement { coverage endsOn reasons }
    clocks { target state dueAt metAt }
    visits { number state plannedStart technician { name } }
    events { nodes { at type actor summary } }
  }
}
`,
    variables: '{\n  "number": ""\n}',
  },
];
