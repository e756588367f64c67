/**
 * A TLS server on this machine that serves the released archives as a provider registry and as a network mirror.
 * https://developer.hashicorp.com/terraform/internals/provider-registry-protocol
 * https://developer.hashicorp.com/terraform/internals/provider-network-mirror-protocol
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createCertificate, toKeyPair } from "../helpers/plugin-process.js";
import { platformNames, releasedFile, version } from "./released.js";

/** A running host. */
export interface ProviderHost {
  /** `localhost:<port>`, the host in a source address. */
  readonly name: string;
  /** The path of the certificate that commands must trust, for `SSL_CERT_FILE`. */
  readonly certificateFile: string;
  /** The requested paths. */
  readonly requests: readonly string[];
  close(): void;
}

export async function startProviderHost(): Promise<ProviderHost> {
  const directory = mkdtempSync(join(tmpdir(), "provider-host-"));
  const signed = signSums(directory);
  const keyPair = toKeyPair(createCertificate());
  const certificateFile = join(directory, "certificate.pem");
  writeFileSync(certificateFile, keyPair.cert);
  const requests: string[] = [];
  const server = createServer(keyPair, ({ url = "" }, response) => {
    requests.push(url);
    const answer = answerTo(url, signed);
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader("content-type", Buffer.isBuffer(answer) ? "application/zip" : "application/json");
    response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer ?? { errors: ["Not Found"] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    name: `localhost:${(server.address() as AddressInfo).port}`,
    certificateFile,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(directory, { recursive: true });
    },
  };
}

interface SignedSums {
  readonly sums: string;
  readonly signature: Buffer;
  readonly publicKey: string;
}

function answerTo(url: string, signed: SignedSums): object | Buffer | undefined {
  const path = new URL(url, "https://localhost").pathname;
  if (path === "/.well-known/terraform.json") return { "providers.v1": "/v1/providers/" };
  if (path.startsWith("/files/")) return readFile(basename(path), signed);
  if (path === "/v1/providers/hostup/hostup/versions") {
    const all = platformNames.map((name) => ({ os: name.split("_")[0], arch: name.split("_")[1] }));
    return { versions: [{ version, protocols: ["6.0"], platforms: all }] };
  }
  const [, platform] =
    new RegExp(`^/v1/providers/hostup/hostup/${version}/download/(\\w+/\\w+)$`).exec(path) ?? [];
  if (platform !== undefined) return describeDownload(platform.replace("/", "_"), signed);
  if (/^\/mirror\/.*\/hostup\/hostup\/index\.json$/.test(path)) return { versions: { [version]: {} } };
  if (path.startsWith("/mirror/") && path.endsWith(`/${version}.json`)) {
    const archives = platformNames.map((name) => [
      name,
      { url: `/files/${basename(releasedFile(`${name}.zip`))}` },
    ]);
    return { archives: Object.fromEntries(archives) };
  }
  return undefined;
}

function readFile(name: string, { sums, signature }: SignedSums): Buffer {
  if (name.endsWith("SHA256SUMS")) return Buffer.from(sums);
  return name.endsWith(".sig") ? signature : readFileSync(releasedFile(name.split(`_${version}_`)[1] ?? ""));
}

function describeDownload(platform: string, { sums, publicKey }: SignedSums): object {
  const filename = basename(releasedFile(`${platform}.zip`));
  const [os, arch] = platform.split("_");
  const sumsUrl = `/files/${basename(releasedFile("SHA256SUMS"))}`;
  return {
    protocols: ["6.0"],
    os,
    arch,
    filename,
    download_url: `/files/${filename}`,
    shasums_url: sumsUrl,
    shasums_signature_url: `${sumsUrl}.sig`,
    shasum: sums
      .split("\n")
      .find((line) => line.endsWith(filename))
      ?.split(" ")[0],
    signing_keys: { gpg_public_keys: [{ ascii_armor: publicKey }] },
  };
}

/** Signs the checksums with a new key. */
function signSums(directory: string): SignedSums {
  const env = { ...process.env, GNUPGHOME: mkdtempSync(join(directory, "gnupg-")) };
  const gpg = (...options: readonly string[]) =>
    execFileSync("gpg", ["--batch", ...options], { env, stdio: ["ignore", "pipe", "ignore"] });
  try {
    gpg("--passphrase", "", "--quick-generate-key", "release@example.com", "rsa3072", "sign", "never");
    const sums = join(directory, "SHA256SUMS");
    copyFileSync(releasedFile("SHA256SUMS"), sums);
    return {
      sums: readFileSync(sums, "utf8"),
      signature: gpg("--output", "-", "--detach-sign", sums),
      publicKey: gpg("--armor", "--export").toString(),
    };
  } finally {
    execFileSync("gpgconf", ["--kill", "all"], { env });
  }
}
