const milliseconds: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};
const maximumDelay = 2 ** 31 - 1;

/** Calls `expire` at the deadline of a `grpc-timeout` header, if there is one. */
export function startDeadline(
  header: string | string[] | undefined,
  expire: () => void,
): NodeJS.Timeout | undefined {
  const [, amount, unit = ""] = /^(\d{1,8})([HMSmun])$/.exec(String(header)) ?? [];
  const delay = Number(amount) * (milliseconds[unit] ?? Number.NaN);
  return delay <= maximumDelay ? setTimeout(expire, delay) : undefined;
}
