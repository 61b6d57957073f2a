import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export async function machine() {
  const all = cpus();
  return {
    cores: all.length,
    processor: all[0]?.model.trim() ?? 'unknown',
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
}
