/** Returns the base URL of the API without a trailing slash. Throws an error with the value and what is allowed. */
export function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const problem = url === undefined ? "it is not a URL" : problemOf(url, text);
  if (url === undefined || problem !== undefined) {
    throw new Error(
      `invalid base URL "${withoutSecrets(text)}": ${problem}; use an https URL, or an http URL of this machine ` +
        "(localhost, 127.0.0.0/8, [::1]), without user name, password, query, or fragment, such as " +
        '"https://cloud.hostup.se/api/v2"',
    );
  }
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.origin}${path.endsWith("/api") ? `${path}/v2` : path}`;
}

function problemOf(url: URL, text: string): string | undefined {
  if (url.username !== "" || url.password !== "") return "it contains credentials";
  if (text.includes("?") || text.includes("#")) return "it has a query or a fragment";
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return undefined;
  return url.protocol === "http:" ? "it would send the API key unencrypted" : "it is not an https URL";
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function withoutSecrets(text: string): string {
  return text.replace(/[?#].*$/s, "?…").replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1");
}
