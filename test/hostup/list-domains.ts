/** A process that lists the domains by way of the environment's proxy: prints how many there are, or what went wrong. */
import { createHostupClient } from "../../src/hostup/client.js";

const client = createHostupClient({
  apiKey: process.env.HOSTUP_API_KEY ?? "",
  baseUrl: process.env.HOSTUP_API_BASE ?? "",
  maxRetries: 0,
  requestTimeoutMilliseconds: 3_000,
  userAgent: "hostup-test/1.0",
});
client
  .listDomains()
  .then((domains) => console.log(`${domains.length} domains`))
  .catch((error: Error) => console.log(error.message))
  .finally(() => process.exit());
