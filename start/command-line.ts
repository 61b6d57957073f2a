import { EnvironmentError } from './variable.js';

/** What a command has to say, and whether it is good news. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly passed: boolean;
}

/** Ends a command of ours: 0 for good news, 1 for bad, 2 for a variable of the environment that is wrong. */
export async function finish(command: Promise<Outcome>): Promise<void> {
  try {
    const { lines, passed } = await command;
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
