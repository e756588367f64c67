import { X509Certificate } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { platform } from "node:os";
import { delimiter, join } from "node:path";
import * as tls from "node:tls";
import type { Environment } from "./proxy.js";

// Where Linux distributions and the BSDs have their authorities, in the order of Go's crypto/x509.
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
 * The certificate authorities that are trusted. `SSL_CERT_FILE` and `SSL_CERT_DIR` name them as they do for Go programs.
 * Without these they are those that Node brings, and the system's once that is not enough: to read them takes 60 ms,
 * and HostUp's own authority is among Node's. `NODE_EXTRA_CA_CERTS` adds to either.
 */
export class Trust {
  readonly #env: Environment;
  readonly #problems: string[] = [];
  #context: tls.SecureContext | undefined;
  #isEmpty = false;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** For a new connection; undefined for what Node trusts by itself. */
  get context(): tls.SecureContext | undefined {
    return isChosen(this.#env) ? this.widen() : this.#context;
  }

  /** Whether that is everything already. */
  get isWide(): boolean {
    return isChosen(this.#env) || this.#context !== undefined;
  }

  /** Everything that can be trusted, after a certificate of none of those before. */
  widen(): tls.SecureContext {
    if (this.#context !== undefined) return this.#context;
    const certificates = [...new Set(this.#readAll())];
    this.#isEmpty = !certificates.some(isCertificate);
    this.#context = createContext(certificates);
    return this.#context;
  }

  /** Whether nobody is trusted. Bun would take this for its own defaults. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** The files that are named but of no use, for the message about a certificate that is not trusted. */
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
      if (!certificates.some(isCertificate)) this.#note(variable, file, "holds no certificate in PEM");
      return certificates;
    } catch (error) {
      this.#note(variable, file, `cannot be read (${(error as NodeJS.ErrnoException).code})`);
      return [];
    }
  }

  #readDirectory(directory: string): string[] {
    const certificates = readDirectory(directory);
    if (certificates === undefined) this.#note("SSL_CERT_DIR", directory, "cannot be read");
    else if (!certificates.some(isCertificate))
      this.#note("SSL_CERT_DIR", directory, "holds no certificate in PEM");
    return certificates ?? [];
  }

  #note(variable: string, path: string, problem: string): void {
    this.#problems.push(`"${path}", which ${variable} names, ${problem}`);
  }
}

/** On macOS and Windows, where Go programs look in the system's store alone, such files only add to what is trusted. */
function isChosen(env: Environment): boolean {
  return Boolean(env.SSL_CERT_FILE || env.SSL_CERT_DIR) && !["darwin", "win32"].includes(platform());
}

/** What macOS, Windows or the build of Node has, from Node 22.15 on. */
function systemStore(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: "system") => string[] };
  return getCACertificates?.("system") ?? [];
}

function readFirst(files: readonly string[]): string[] {
  for (const file of files) {
    const text = readText(file);
    if (text !== undefined) return certificatesOf(text);
  }
  return [];
}

function readDirectory(directory: string): string[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !isAlias(directory, entry))
      .flatMap(({ name }) => certificatesOf(readText(join(directory, name)) ?? ""));
  } catch {
    return undefined;
  }
}

/** A name by hash beside the file itself. */
function isAlias(directory: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() && !readlinkSync(join(directory, entry.name)).includes("/");
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function certificatesOf(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

function createContext(certificates: readonly string[]): tls.SecureContext {
  // As in Go, a certificate that is named is trusted although another one signed it.
  const create = (ca: string[]) => tls.createSecureContext({ ca, allowPartialTrustChain: true });
  try {
    return create([...certificates]);
  } catch {
    return create(certificates.filter(isCertificate));
  }
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
