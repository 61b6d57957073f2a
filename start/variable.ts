/** One line for whoever set the variable. Values that may hold a password are not repeated. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(
    readonly variable: string,
    takes: string,
    value?: string,
  ) {
    super(`${variable} takes ${takes}${value === undefined ? '' : `, not ${JSON.stringify(value)}`}.`);
  }
}

/** Set to nothing is not set: compose files and unit files pass on what is empty. */
export function read(env: NodeJS.ProcessEnv, variable: string): string | undefined {
  const value = env[variable]?.trim();
  return value === '' ? undefined : value;
}
