/** One measured value and, where the program owes one, the goal. Nothing fails when a goal is missed: it is told. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The goal is to stay at or below it. */
  readonly most?: number;
  /** The goal is to reach it. */
  readonly least?: number;
}

export interface PartResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What a reader of the figures should know, such as what was left out and why. */
  readonly notes: readonly string[];
}

export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const share = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
  return { p50: share(0.5), p99: share(0.99), max: share(1) };
}

export interface Calls {
  readonly perSecond: number;
  readonly latency: Latency;
}

/** So many clients, each with one call in hand, until all calls are made. Each call is told its number. */
export async function measureCalls(
  clients: number,
  calls: number,
  call: (index: number) => Promise<unknown>,
): Promise<Calls> {
  const taken: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < calls) {
      const index = next;
      next += 1;
      const begun = performance.now();
      await call(index);
      taken.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1_000;
  return { perSecond: calls / seconds, latency: latencyOf(taken) };
}

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A Markdown table, so that it can be put into RESULTS.md as it is. */
export function tableOf({ title, figures, notes }: PartResult): string {
  const rows = figures.map(
    (figure) => `| ${figure.what} | ${plain.format(figure.value)} ${figure.unit} | ${goalOf(figure)} |`,
  );
  return [`### ${title}`, '', '| | measured | goal |', '|---|---:|---|', ...rows, '', ...notes, ''].join(
    '\n',
  );
}

function goalOf({ value, unit, most, least }: Figure): string {
  if (most !== undefined)
    return `at most ${plain.format(most)} ${unit}: ${value <= most ? 'reached' : 'MISSED'}`;
  if (least === undefined) return '';
  return `at least ${plain.format(least)} ${unit}: ${value >= least ? 'reached' : 'MISSED'}`;
}
