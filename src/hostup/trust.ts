import { readFileSync } from "node:fs";
import { platform } from "node:os";
import { delimiter } from "node:path";
import * as tls from "node:tls";
import { certificatesOf, isCertificate, readDirectory, readFirst } from "./certificates.js";
import type { Environment } from "./proxy.js";

// The locations of certificate authorities in Linux distributions and BSDs, in the order of Go's crypto/x509.
const systemFiles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem",
];
const systemDirectories = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

/**
 * The trusted certificate authorities. `SSL_CERT_FILE` and `SSL_CERT_DIR` set them, as for Go programs. By default, they are
 * those of Node and, if a server is not trusted, also those of the system. Reading the system's takes 60 ms, and Node's
 * include HostUp's. `NODE_EXTRA_CA_CERTS` adds to either.
 */
export class Trust {
  readonly #env: Environment;
  readonly #problems: string[] = [];
  #context: tls.SecureContext | undefined;
  #isEmpty = false;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The context for a new connection. Undefined for Node's defaults. */
  get context(): tls.SecureContext | undefined {
    return isChosen(this.#env) ? this.widen() : this.#context;
  }

  /** Whether all authorities are loaded. */
  get isWide(): boolean {
    return isChosen(this.#env) || this.#context !== undefined;
  }

  /** Loads all authorities, after a certificate from an unknown authority. */
  widen(): tls.SecureContext {
    if (this.#context !== undefined) return this.#context;
    const certificates = [...new Set(this.#readAll())];
    this.#isEmpty = !certificates.some(isCertificate);
    this.#context = createContext(certificates);
    return this.#context;
  }

  /** Whether no authority is trusted. Bun would use its own defaults instead. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** The problems of configured files, for the message about an untrusted certificate. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  #readAll(): string[] {
    const env = this.#env;
    const file = env.SSL_CERT_FILE;
    const files = file ? this.#readNamed("SSL_CERT_FILE", file) : readFirst(systemFiles);
    const directories = env.SSL_CERT_DIR
      ? env.SSL_CERT_DIR.split(delimiter).flatMap((directory) => this.#readDirectory(directory))
      : systemDirectories.flatMap((directory) => readDirectory(directory) ?? []);
    const extra = env.NODE_EXTRA_CA_CERTS
      ? this.#readNamed("NODE_EXTRA_CA_CERTS", env.NODE_EXTRA_CA_CERTS)
      : [];
    const nodes = isChosen(env) ? [] : [...tls.rootCertificates, ...systemStore()];
    return [...files, ...directories, ...extra, ...nodes];
  }

  #readNamed(variable: string, file: string): string[] {
    try {
      const certificates = certificatesOf(readFileSync(file, "utf8"));
      if (!certificates.some(isCertificate)) this.#note(variable, file, "contains no PEM certificate");
      return certificates;
    } catch (error) {
      this.#note(variable, file, `cannot be read (${(error as NodeJS.ErrnoException).code})`);
      return [];
    }
  }

  #readDirectory(directory: string): string[] {
    const certificates = readDirectory(directory);
    if (certificates === undefined) {
      this.#note("SSL_CERT_DIR", directory, "cannot be read");
    } else if (!certificates.some(isCertificate)) {
      this.#note("SSL_CERT_DIR", directory, "contains no PEM certificate");
    }
    return certificates ?? [];
  }

  #note(variable: string, path: string, problem: string): void {
    this.#problems.push(`"${path}", which ${variable} names, ${problem}`);
  }
}

/** Returns whether `SSL_CERT_*` replace the system's authorities. On macOS and Windows, where Go ignores them, they only add. */
function isChosen(env: Environment): boolean {
  return Boolean(env.SSL_CERT_FILE || env.SSL_CERT_DIR) && !["darwin", "win32"].includes(platform());
}

/** Returns the authorities of macOS, Windows, or the build of Node, from Node 22.15 on. */
function systemStore(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: "system") => string[] };
  return getCACertificates?.("system") ?? [];
}

function createContext(certificates: readonly string[]): tls.SecureContext {
  // As in Go, a configured certificate is trusted even if another one signed it.
  const create = (ca: string[]) => tls.createSecureContext({ ca, allowPartialTrustChain: true });
  try {
    return create([...certificates]);
  } catch {
    return create(certificates.filter(isCertificate));
  }
}
