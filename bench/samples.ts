/** Measures each action once per run, alternating between them, so that other load on the machine affects all of them equally. */
export async function byTurns<Name extends string>(
  runs: number,
  actions: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const entries = Object.entries(actions) as [Name, () => Promise<number>][];
  const samples = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let run = 0; run < runs; run += 1) {
    for (const [name, action] of run % 2 === 0 ? entries : entries.toReversed()) {
      samples[name].push(await action());
    }
  }
  return samples;
}

/** Returns the median of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
